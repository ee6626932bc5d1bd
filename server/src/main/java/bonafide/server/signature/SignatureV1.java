package bonafide.server.signature;

import bonafide.server.signature.CanonicalSink.Encoding;
import bonafide.server.wire.Credentials.SignatureMethod;
import bonafide.server.wire.ParameterValue;
import bonafide.server.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * RPC signature, SignatureVersion 1.0: Base64 of an HMAC keyed with the secret and {@code &}, over method, {@code %2F}
 * and all parameters but {@code Signature} itself, sorted and percent-encoded twice. Path, host, headers and bodies that
 * are no forms are not covered, so nothing may be read from them.
 *
 * <p>Source: "Request syntax and signature method V2 for RPC APIs" of the vendor, which calls this scheme V2.
 */
public final class SignatureV1 {
    private static final String SIGNATURE = "Signature";

    private SignatureV1() {}

    /** Base64 as it goes into the parameter {@code Signature}. */
    public static String sign(String method, Parameters parameters, SignatureMethod algorithm, byte[] secret) {
        return Base64.getEncoder().encodeToString(mac(method, parameters, algorithm, secret));
    }

    /**
     * Compares in constant time, and as text: four Base64 texts mean the bytes of one HMAC-SHA1, and only the one that
     * {@link #sign} writes holds.
     */
    public static boolean holds(
            String method, Parameters parameters, SignatureMethod algorithm, byte[] secret, String signature) {
        var expected = sign(method, parameters, algorithm, secret);
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** The string to sign, for a test or an error; a call with pictures has megabytes of it. */
    public static String stringToSign(String method, Parameters parameters) {
        return canonical(method, parameters).text();
    }

    /** Bytes of the string to sign. */
    public static long stringToSignLength(String method, Parameters parameters) {
        return canonical(method, parameters).length();
    }

    private static byte[] mac(String method, Parameters parameters, SignatureMethod algorithm, byte[] secret) {
        var mac = Macs.keyed(algorithm.macAlgorithm(), secret, '&');
        canonical(method, parameters).writeTo(mac::update);
        return mac.doFinal();
    }

    private static CanonicalRequest canonical(String method, Parameters parameters) {
        var signed = new LinkedHashMap<String, ParameterValue>(parameters.values());
        signed.remove(SIGNATURE);
        return target -> {
            var sink = new CanonicalSink(target).plain(method).plain("&%2F&");
            CanonicalRequest.writeSorted(sink, new Parameters(signed), Encoding.TWICE, "%3D", "%26");
            sink.flush();
        };
    }
}
