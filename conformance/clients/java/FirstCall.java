import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A first call with com.aliyun:aliyun-java-sdk-core. */
public class FirstCall {
    public static void main(String[] args) throws Exception {
        JsonObject photos = new JsonObject();
        photos.addProperty("refFaceContent", base64(System.getenv("BONAFIDE_REFERENCE"))); // photo on the ID document
        photos.addProperty("authFaceContent", base64(System.getenv("BONAFIDE_PROBE"))); // face in front of the camera
        photos.addProperty("resourceCode", "00840000");

        CommonRequest request = new CommonRequest();
        request.setSysMethod(MethodType.POST);
        request.setSysProtocol(ProtocolType.HTTP);
        request.setSysDomain(System.getenv("BONAFIDE_ENDPOINT")); // host:port
        request.setSysVersion("2019-05-21");
        request.setSysAction("ExecuteRequest");
        request.putQueryParameter("Service", "intl_face_verify");
        request.putQueryParameter("ServiceParameters", photos.toString());

        DefaultProfile profile = DefaultProfile.getProfile(
                "cn-shanghai", System.getenv("BONAFIDE_ACCESS_KEY_ID"), System.getenv("BONAFIDE_ACCESS_KEY_SECRET"));
        System.out.println(new DefaultAcsClient(profile).getCommonResponse(request).getData());
        System.exit(0);
    }

    static String base64(String file) throws Exception {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file)));
    }
}
