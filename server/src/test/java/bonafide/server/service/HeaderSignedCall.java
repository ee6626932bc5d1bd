package bonafide.server.service;

import bonafide.server.signature.SignatureV3;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.Parameters;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds header-signed calls; every value may be changed before or after signing. */
final class HeaderSignedCall {
    private final Map<String, String> query =
            new TreeMap<>(Map.of("Service", "intl_face_verify", "ServiceParameters", RpcCall.SERVICE_PARAMETERS));
    private final Map<String, String> headers = new TreeMap<>();
    private Body body = Body.EMPTY;
    private String keyId = Rig.KEY_ID;
    private String secret = Rig.SECRET;

    HeaderSignedCall() {
        headers.putAll(Map.of(
                "host", "localhost:8080",
                "x-acs-action", "ExecuteRequest",
                "x-acs-version", "2019-05-21",
                "x-acs-date", "2026-11-23T11:14:59Z",
                "x-acs-signature-nonce", UUID.randomUUID().toString()));
    }

    HeaderSignedCall header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    HeaderSignedCall withoutHeader(String name) {
        headers.remove(name);
        return this;
    }

    HeaderSignedCall query(String name, String value) {
        query.put(name, value);
        return this;
    }

    HeaderSignedCall withoutQuery() {
        query.clear();
        return this;
    }

    HeaderSignedCall body(String contentType, String text) {
        body = Body.utf8(text);
        return header("content-type", contentType);
    }

    HeaderSignedCall keyId(String other) {
        keyId = other;
        return this;
    }

    HeaderSignedCall secret(String other) {
        secret = other;
        return this;
    }

    RawRequest signed() {
        headers.putIfAbsent("x-acs-content-sha256", SignatureV3.contentSha256(body));
        return signedOver(List.copyOf(headers.keySet()));
    }

    /** Signs the named headers only. */
    RawRequest signedOver(List<String> names) {
        headers.putIfAbsent("x-acs-content-sha256", SignatureV3.contentSha256(body));
        var signature = SignatureV3.sign(
                new SignatureV3.Signed(
                        "POST", Parameters.of(query), sent(), names, headers.getOrDefault("x-acs-content-sha256", "")),
                secret.getBytes(StandardCharsets.UTF_8));
        headers.put(
                "authorization",
                "ACS3-HMAC-SHA256 Credential=" + keyId + ",SignedHeaders=" + String.join(";", names) + ",Signature="
                        + signature);
        return unsigned();
    }

    RawRequest unsigned() {
        @Nullable String line = query.isEmpty() ? null : RpcCall.encoded(query);
        return new RawRequest("POST", "/", line, sent(), body, "127.0.0.1", false);
    }

    private Headers sent() {
        var fields = new ArrayList<Headers.Field>();
        headers.forEach((name, value) -> fields.add(new Headers.Field(name, value)));
        return new Headers(fields);
    }
}
