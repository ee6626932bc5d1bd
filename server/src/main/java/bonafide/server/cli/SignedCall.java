package bonafide.server.cli;

import bonafide.engine.image.EncodedImage;
import bonafide.server.signature.SignatureV1;
import bonafide.server.wire.Credentials.SignatureMethod;
import bonafide.server.wire.FaceVerifyParameters;
import bonafide.server.wire.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A complete call of {@code intl_face_verify} as a form, signed with the RPC signature 1.0.
 *
 * @param parameters every parameter with its value, the signature among them
 */
record SignedCall(Map<String, String> parameters) {
    private static final int SHOWN = 60;

    static SignedCall of(
            EncodedImage reference, EncodedImage probe, String resourceCode, SigningKey key, Instant timestamp) {
        var base64 = Base64.getEncoder();
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Action", "ExecuteRequest");
        parameters.put("Version", "2019-05-21");
        parameters.put("Format", "JSON");
        parameters.put("RegionId", "cn-shanghai");
        parameters.put("AccessKeyId", key.id());
        parameters.put("SignatureMethod", SignatureMethod.HMAC_SHA1.wireName());
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put("Timestamp", timestamp.truncatedTo(ChronoUnit.SECONDS).toString());
        parameters.put("Service", "intl_face_verify");
        // Base64 and digits need no escaping in JSON.
        parameters.put(
                "ServiceParameters",
                "{\"%s\":\"%s\",\"%s\":\"%s\",\"%s\":\"%s\"}"
                        .formatted(
                                FaceVerifyParameters.RESOURCE_CODE,
                                resourceCode,
                                FaceVerifyParameters.REFERENCE,
                                base64.encodeToString(reference.bytes()),
                                FaceVerifyParameters.PROBE,
                                base64.encodeToString(probe.bytes())));
        parameters.put(
                "Signature",
                SignatureV1.sign(
                        "POST",
                        Parameters.of(parameters),
                        SignatureMethod.HMAC_SHA1,
                        key.secret().utf8()));
        return new SignedCall(parameters);
    }

    /** The body to send. */
    String form() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** One line a parameter, long values cut: two of them are pictures. */
    List<String> summary() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + " = "
                        + (entry.getValue().length() <= SHOWN
                                ? entry.getValue()
                                : entry.getValue().substring(0, SHOWN) + " ... ("
                                        + entry.getValue().length() + " characters)"))
                .toList();
    }
}
