package bonafide.server.signature;

import bonafide.server.signature.CanonicalSink.Encoding;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * ACS3-HMAC-SHA256: lower-case hex of an HMAC keyed with the secret, over the SHA-256 of method, path, sorted query, the
 * signed headers and the hash of the body.
 *
 * <p>Source: "Request syntax and signature method V3" of the vendor.
 */
public final class SignatureV3 {
    public static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private static final String PATH = "/";

    private SignatureV3() {}

    /**
     * What one signature covers.
     *
     * @param signedHeaders lower-case names in the order they are signed
     * @param contentSha256 lower-case hex hash of the body
     */
    public record Signed(
            String method, Parameters query, Headers headers, List<String> signedHeaders, String contentSha256) {
        public Signed {
            signedHeaders = List.copyOf(signedHeaders);
        }
    }

    /** Lower-case hex as it goes into the Authorization header. */
    public static String sign(Signed signed, byte[] secret) {
        return HexFormat.of().formatHex(mac(signed, secret));
    }

    /** Compares in constant time. A text that is no hex does not hold, at the same cost. */
    public static boolean holds(Signed signed, byte[] secret, String signature) {
        return MessageDigest.isEqual(decoded(signature), mac(signed, secret));
    }

    /** The value of {@code x-acs-content-sha256} for a body. */
    public static String contentSha256(Body body) {
        return HexFormat.of().formatHex(Macs.sha256().digest(body.bytes()));
    }

    /** The string to sign: short, as it holds the request's hash only. */
    public static String stringToSign(Signed signed) {
        var digest = Macs.sha256();
        canonical(signed).writeTo(digest::update);
        return ALGORITHM + "\n" + HexFormat.of().formatHex(digest.digest());
    }

    /** The canonical request, for a test. */
    static String canonicalText(Signed signed) {
        return canonical(signed).text();
    }

    private static byte[] mac(Signed signed, byte[] secret) {
        return Macs.keyed("HmacSHA256", secret).doFinal(stringToSign(signed).getBytes(StandardCharsets.UTF_8));
    }

    private static CanonicalRequest canonical(Signed signed) {
        return target -> {
            var sink = new CanonicalSink(target).plain(signed.method() + "\n" + PATH + "\n");
            CanonicalRequest.writeSorted(sink, signed.query(), Encoding.ONCE, "=", "&");
            sink.plain("\n");
            for (var name : signed.signedHeaders()) {
                sink.plain(name + ":" + signed.headers().first(name).orElse("").strip() + "\n");
            }
            sink.plain("\n" + String.join(";", signed.signedHeaders()) + "\n" + signed.contentSha256());
            sink.flush();
        };
    }

    private static byte[] decoded(String signature) {
        try {
            return HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
