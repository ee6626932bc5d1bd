import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.aliyuncs.saf.model.v20180919.ExecuteRequestRequest;
import com.aliyuncs.saf.model.v20180919.ExecuteRequestResponse;
import java.util.Map;

/** aliyun-java-sdk-saf, the typed request of 2018-09-19: its Data class knows tags, score and extend only. */
@SuppressWarnings("deprecation") // the oldest core and Gson know only these names
public final class SafClient {
    public static void main(String[] args) throws Exception {
        Calls.run(SafClient::call, SafClient::explain);
    }

    private static void call(Map<String, Object> seen) throws Exception {
        DefaultProfile profile = DefaultProfile.getProfile("cn-shanghai", Calls.keyId(), Calls.keySecret());
        DefaultProfile.addEndpoint("cn-shanghai", "cn-shanghai", "saf", Calls.endpoint());
        ExecuteRequestRequest request = new ExecuteRequestRequest();
        request.setMethod(MethodType.valueOf(Calls.setting("BONAFIDE_METHOD", "POST")));
        request.setProtocol(Calls.setTo("BONAFIDE_SCHEME", "https") ? ProtocolType.HTTPS : ProtocolType.HTTP);
        if (Calls.setTo("BONAFIDE_FORMAT", "XML")) {
            request.setAcceptFormat(FormatType.XML);
        }
        request.setService(Calls.service());
        request.setServiceParameters(Calls.serviceParameters());
        ExecuteRequestResponse response = new DefaultAcsClient(profile).getAcsResponse(request);
        seen.put("code", response.getCode());
        seen.put("message", response.getMessage());
        seen.put("requestId", response.getRequestId());
        ExecuteRequestResponse.Data data = response.getData();
        seen.put("data", data);
        seen.put("dataKind", data == null ? "none" : "typed");
    }

    private static void explain(Map<String, Object> seen, Exception thrown) {
        if (thrown instanceof ClientException) {
            ClientException e = (ClientException) thrown;
            seen.put("errorCode", e.getErrCode());
            seen.put("errorMessage", Calls.shortened(e.getErrMsg()));
            seen.put("requestId", e.getRequestId());
        }
    }
}
