import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** tea-openapi, generic call in RPC style; signs as ACS3-HMAC-SHA256 unless BONAFIDE_SIGNATURE=V1. */
public final class TeaClient {
    public static void main(String[] args) throws Exception {
        Calls.run(TeaClient::call, TeaClient::explain);
    }

    private static void call(Map<String, Object> seen) throws Exception {
        String scheme = Calls.setting("BONAFIDE_SCHEME", "http");
        Config config = new Config().setAccessKeyId(Calls.keyId()).setAccessKeySecret(Calls.keySecret());
        config.endpoint = Calls.endpoint();
        config.regionId = "ap-southeast-1";
        String authority = Calls.setting("BONAFIDE_CA", "");
        if (!authority.isEmpty()) {
            config.setCa(new String(Files.readAllBytes(Path.of(authority))));
        }
        if (Calls.setTo("BONAFIDE_SIGNATURE", "V1")) {
            config.setSignatureAlgorithm("v2");
        }
        Params params = new Params()
                .setAction("ExecuteRequest")
                .setVersion("2019-05-21")
                .setProtocol(scheme.toUpperCase(Locale.ROOT))
                .setMethod(Calls.setting("BONAFIDE_METHOD", "POST"))
                .setAuthType("AK")
                .setStyle("RPC")
                .setPathname("/")
                .setReqBodyType("formData")
                .setBodyType("json");
        Map<String, String> parameters =
                Map.of("Service", Calls.service(), "ServiceParameters", Calls.serviceParameters());
        OpenApiRequest request = new OpenApiRequest();
        if (Calls.setTo("BONAFIDE_PARAMETERS", "body")) {
            request.setBody(parameters);
        } else {
            request.setQuery(parameters);
        }
        Map<String, ?> response = new Client(config).callApi(params, request, new RuntimeOptions());
        Map<?, ?> body = (Map<?, ?>) response.get("body");
        seen.put("httpStatus", response.get("statusCode"));
        seen.put("code", body.get("Code"));
        seen.put("message", body.get("Message"));
        seen.put("requestId", body.get("RequestId"));
        seen.put("data", body.get("Data"));
        seen.put("dataKind", Calls.kind(body.get("Data")));
    }

    private static void explain(Map<String, Object> seen, Exception thrown) {
        if (thrown instanceof TeaException) {
            TeaException e = (TeaException) thrown;
            seen.put("errorCode", e.getCode());
            seen.put("requestId", e.getData() == null ? null : e.getData().get("RequestId"));
        }
    }
}
