package bonafide.conformance.server;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call without any SDK, signed by signature version 1.0 as the vendor's pages describe it. Written apart from the server's own
 * code on purpose.
 */
public final class SignedCall {
    private SignedCall() {}

    /** A POST with everything in the form body. */
    public static HttpRequest post(URI server, ServerKey key, String serviceParameters) {
        var parameters = new TreeMap<String, String>();
        parameters.put("Action", "ExecuteRequest");
        parameters.put("Version", "2019-05-21");
        parameters.put("Format", "JSON");
        parameters.put("AccessKeyId", key.id());
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put(
                "Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.put("Service", "intl_face_verify");
        parameters.put("ServiceParameters", serviceParameters);
        var canonical = joined(parameters);
        parameters.put("Signature", hmacSha1(key.secret() + "&", "POST&%2F&" + encoded(canonical)));
        return HttpRequest.newBuilder(server.resolve("/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(joined(parameters)))
                .build();
    }

    private static String joined(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hmacSha1(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA1", e);
        }
    }
}
