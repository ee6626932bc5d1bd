import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;

/** What stands around the Java snippet of the project's README. */
public class Snippet {
    public static void main(String[] args) throws Exception {
        String keyId = System.getenv("KEY_ID");
        String keySecret = System.getenv("KEY_SECRET");
        String parameters = new String(System.in.readAllBytes());
        // SNIPPET
        System.exit(0);
    }
}
