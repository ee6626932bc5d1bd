package bonafide.server.service;

import bonafide.server.signature.SignatureV1;
import bonafide.server.wire.Body;
import bonafide.server.wire.Credentials.SignatureMethod;
import bonafide.server.wire.Headers;
import bonafide.server.wire.Parameters;
import bonafide.server.wire.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds parameter-signed calls; every value may be changed before or after signing. */
final class RpcCall {
    /** Two pictures no decoder ever sees in these tests. */
    static final String SERVICE_PARAMETERS =
            "{\"refFaceContent\":\"/9j/4AAQ\",\"authFaceContent\":\"/9j/4BBR\",\"resourceCode\":\"00840000\"}";

    private final Map<String, String> parameters = new TreeMap<>();
    private Headers headers = Headers.of("Host", "localhost:8080");
    private String method = "POST";
    private String secret = Rig.SECRET;
    private boolean inForm;

    RpcCall() {
        parameters.putAll(Map.of(
                "Action", "ExecuteRequest",
                "Version", "2019-05-21",
                "Service", "intl_face_verify",
                "ServiceParameters", SERVICE_PARAMETERS,
                "AccessKeyId", Rig.KEY_ID,
                "SignatureMethod", "HMAC-SHA1",
                "SignatureVersion", "1.0",
                "SignatureNonce", UUID.randomUUID().toString(),
                "Timestamp", "2026-11-23T11:14:59Z",
                "Format", "JSON"));
    }

    RpcCall with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    RpcCall without(String name) {
        parameters.remove(name);
        return this;
    }

    RpcCall method(String other) {
        method = other;
        return this;
    }

    RpcCall secret(String other) {
        secret = other;
        return this;
    }

    RpcCall header(String name, String value) {
        headers = headers.with(name, value);
        return this;
    }

    RpcCall inForm() {
        inForm = true;
        return header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8");
    }

    String form() {
        return encoded(parameters);
    }

    RawRequest signed() {
        var algorithm = "HMAC-SHA256".equals(parameters.get("SignatureMethod"))
                ? SignatureMethod.HMAC_SHA256
                : SignatureMethod.HMAC_SHA1;
        var signature =
                SignatureV1.sign(method, Parameters.of(parameters), algorithm, secret.getBytes(StandardCharsets.UTF_8));
        parameters.put("Signature", signature);
        return unsigned();
    }

    /** As it stands, with whatever signature it has. */
    RawRequest unsigned() {
        return inForm ? request(null, Body.utf8(form())) : request(form(), Body.EMPTY);
    }

    RawRequest request(@Nullable String query, Body body) {
        return new RawRequest(method, "/", query, headers, body, "127.0.0.1", false);
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> URLEncoder.encode(p.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
