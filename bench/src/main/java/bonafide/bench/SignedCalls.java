package bonafide.bench;

import bonafide.server.signature.SignatureV1;
import bonafide.server.wire.Credentials.SignatureMethod;
import bonafide.server.wire.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.UUID;

/** Real calls as the Java SDK sends them: everything, both photos too, in the request line of a POST. */
final class SignedCalls {
    private final String host;
    private final String keyId;
    private final byte[] secret;
    private final String serviceParameters;
    /** The photos, encoded once: megabytes that are the same in every call. */
    private final byte[] encodedServiceParameters;

    SignedCalls(String host, String keyId, String secret, byte[] reference, byte[] probe) {
        this.host = host;
        this.keyId = keyId;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        var base64 = Base64.getEncoder();
        serviceParameters = "{\"refFaceContent\":\"%s\",\"authFaceContent\":\"%s\",\"resourceCode\":\"00840000\"}"
                .formatted(base64.encodeToString(reference), base64.encodeToString(probe));
        encodedServiceParameters = encode(serviceParameters).getBytes(StandardCharsets.US_ASCII);
    }

    /** Head of one request up to the photos, the photos, and the rest; nonce and signature are this call's own. */
    Request next(Instant now) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Action", "ExecuteRequest");
        parameters.put("Version", "2019-05-21");
        parameters.put("Format", "JSON");
        parameters.put("AccessKeyId", keyId);
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.put("Service", "intl_face_verify");
        parameters.put("ServiceParameters", serviceParameters);
        var signature = SignatureV1.sign("POST", Parameters.of(parameters), SignatureMethod.HMAC_SHA1, secret);
        parameters.remove("ServiceParameters");
        var line = new StringBuilder("POST /?Signature=").append(encode(signature));
        parameters.forEach(
                (name, value) -> line.append('&').append(name).append('=').append(encode(value)));
        var head = line.append("&ServiceParameters=").toString().getBytes(StandardCharsets.US_ASCII);
        var tail = " HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n".formatted(host);
        return new Request(head, encodedServiceParameters, tail.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The pieces of one request, written one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between two lines of one program
    record Request(byte[] head, byte[] photos, byte[] tail) {}
}
