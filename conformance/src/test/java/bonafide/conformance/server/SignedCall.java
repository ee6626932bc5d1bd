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
    private final Map<String, String> parameters = new TreeMap<>();
    private final String secret;

    private SignedCall(ServerKey key) {
        secret = key.secret();
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
    }

    public static SignedCall of(ServerKey key, String serviceParameters) {
        return new SignedCall(key).with("ServiceParameters", serviceParameters);
    }

    public SignedCall with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public SignedCall without(String name) {
        parameters.remove(name);
        return this;
    }

    /** A POST with everything in the form body, signed as it stands now. */
    public HttpRequest post(URI server) {
        var signature = hmacSha1(secret + "&", "POST&%2F&" + encoded(joined(parameters)));
        return HttpRequest.newBuilder(server.resolve("/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(joined(parameters) + "&Signature=" + encoded(signature)))
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
