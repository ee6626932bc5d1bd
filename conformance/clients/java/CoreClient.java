import com.aliyuncs.CommonRequest;
import com.aliyuncs.CommonResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;

/** aliyun-java-sdk-core, any version, CommonRequest: its user gets the answer's text and parses it. */
@SuppressWarnings("deprecation") // the oldest core and Gson know only these names
public final class CoreClient {
    public static void main(String[] args) throws Exception {
        Calls.run(CoreClient::call, CoreClient::explain);
    }

    private static void call(Map<String, Object> seen) throws Exception {
        CommonRequest request = new CommonRequest();
        request.setMethod(MethodType.valueOf(Calls.setting("BONAFIDE_METHOD", "POST")));
        request.setProtocol(Calls.setTo("BONAFIDE_SCHEME", "https") ? ProtocolType.HTTPS : ProtocolType.HTTP);
        request.setDomain(Calls.endpoint());
        request.setVersion("2019-05-21");
        request.setAction("ExecuteRequest");
        if (Calls.setTo("BONAFIDE_PARAMETERS", "body")) {
            request.putBodyParameter("Service", Calls.service());
            request.putBodyParameter("ServiceParameters", Calls.serviceParameters());
        } else {
            request.putQueryParameter("Service", Calls.service());
            request.putQueryParameter("ServiceParameters", Calls.serviceParameters());
        }
        if (Calls.setTo("BONAFIDE_SIGNATURE", "V3")) {
            signAsV3(request);
        }
        DefaultProfile profile = DefaultProfile.getProfile("cn-shanghai", Calls.keyId(), Calls.keySecret());
        CommonResponse response = new DefaultAcsClient(profile).getCommonResponse(request);
        seen.put("httpStatus", response.getHttpStatus());
        JsonObject answer = new JsonParser().parse(response.getData()).getAsJsonObject();
        seen.put("code", answer.get("Code"));
        seen.put("message", answer.get("Message"));
        seen.put("requestId", answer.get("RequestId"));
        JsonElement data = answer.get("Data");
        seen.put("data", data);
        seen.put("dataKind", data == null ? "none" : data.isJsonObject() ? "object" : "string");
    }

    /** Only cores from 4.6 on know the newer signature, so the older ones may not see its name. */
    private static void signAsV3(CommonRequest request) throws ReflectiveOperationException {
        Class<?> version = Class.forName("com.aliyuncs.auth.SignatureVersion");
        request.getClass()
                .getMethod("setSysSignatureVersion", version)
                .invoke(request, version.getField("V3").get(null));
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
