import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import com.alibaba.fastjson.JSON;
import com.aliyuncs.CommonRequest;
import com.aliyuncs.CommonResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.exceptions.ServerException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;

public class IntlFaceVerifyTest {
    public static void main(String[] args) throws IOException {
        DefaultProfile profile = DefaultProfile.getProfile("cn-shanghai", "<your-access-key-id>", "<your-access-key-secret>");
        IAcsClient client = new DefaultAcsClient(profile);

        CommonRequest request = new CommonRequest();
        request.setMethod(MethodType.POST);
        // Select the nearest region.
        request.setDomain("saf.ap-southeast-1.aliyuncs.com");
        request.setVersion("2019-05-21");
        request.setAction("ExecuteRequest");
        request.setProtocol(ProtocolType.HTTPS);

        // ID Verification parameters.
        Map<String, Object> serviceParams = new HashMap<String, Object>();
        // Do not include this prefix: data:image/jpeg;base64. The photo must be in the JPG format. Do not include newlines (\r) or carriage returns (\n).
        serviceParams.put("authFaceContent",  "/9j/4AAQSkZJRgABAQAAFAAUAAD...") ;
        // Do not include this prefix: data:image/jpeg;base64,). The photo must be in the JPG format. Do not include newlines (\r) or carriage returns (\n).
        serviceParams.put("refFaceContent",  "/9j/4AAQSkZJRgABAQAAFAAUAAD...") ;
        // The resource code of the country that the person being verified belongs to. For example, 00840000 for Vietnam.
        serviceParams.put("resourceCode", "00840000");

        request.putQueryParameter("ServiceParameters", JSON.toJSONString(serviceParams));
        // The default value.
        request.putQueryParameter("Service", "intl_face_verify");

        try {
            CommonResponse response = client.getCommonResponse(request);
            System.out.println(response.getData());
        } catch (ServerException e) {
            e.printStackTrace();
        } catch (ClientException e) {
            e.printStackTrace();
        }
    }
}
