package bonafide.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a form with ACS3-HMAC-SHA256: lower-case hex of an HMAC keyed with the secret, over the SHA-256 of method, path,
 * query, the signed headers and the hash of the body.
 *
 * <p>Source: "Request syntax and signature method V3" of the vendor.
 */
final class SignedForm {
    static final String TYPE = "application/x-www-form-urlencoded";

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private final InstantSource clock;
    private final RandomGenerator random;

    SignedForm(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Takes name, value, name, value… */
    static String encode(String... namesAndValues) {
        var form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /**
     * The headers to send beside Host and Content-Type, with a nonce nobody used before.
     *
     * @param host as it goes into the header Host
     * @param form the body, as {@link #encode} gives it
     */
    Map<String, String> headers(String host, AccessKey key, String action, String version, String form) {
        var content = hex(sha256(form));
        var nonce = new byte[16];
        random.nextBytes(nonce);
        var headers = new TreeMap<>(Map.of(
                "x-acs-action", action,
                "x-acs-version", version,
                "x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", hex(nonce),
                "x-acs-content-sha256", content));
        var signed = new TreeMap<>(headers);
        signed.put("host", host);
        signed.put("content-type", TYPE);
        var names = String.join(";", signed.keySet());
        var lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        var canonical = "POST\n/\n\n" + lines + "\n" + names + "\n" + content;
        var signature = hex(hmac(key.secret(), ALGORITHM + "\n" + hex(sha256(canonical))));
        headers.put(
                "Authorization",
                "%s Credential=%s,SignedHeaders=%s,Signature=%s".formatted(ALGORITHM, key.id(), names, signature));
        return headers;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing in this JDK", e);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing in this JDK", e);
        }
    }
}
