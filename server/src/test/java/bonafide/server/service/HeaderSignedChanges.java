package bonafide.server.service;

import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Header-signed calls that say something else than what was signed. */
final class HeaderSignedChanges {
    private static final List<String> SIGNED = List.of(
            "content-type",
            "host",
            "x-acs-action",
            "x-acs-content-sha256",
            "x-acs-date",
            "x-acs-signature-nonce",
            "x-acs-version");
    private static final String FORM =
            RpcCall.encoded(Map.of("Service", "intl_face_verify", "ServiceParameters", HostileCalls.PARAMETERS));

    private HeaderSignedChanges() {}

    static HeaderSignedCall call() {
        return new HeaderSignedCall().withoutQuery().body("application/x-www-form-urlencoded", FORM);
    }

    static String authorization(String signature) {
        return "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s"
                .formatted(Rig.KEY_ID, String.join(";", SIGNED), signature);
    }

    static List<HostileCalls.Case> all() {
        var cases = new ArrayList<HostileCalls.Case>();
        for (var name : SIGNED) {
            cases.add(changed(name + " changed", name, "other"));
            cases.add(changed(name + " empty", name, ""));
            cases.add(new HostileCalls.Case("ACS3: " + name + " repeated", with(call().signed(), name)));
            // One client of the vendor does not sign the host, so the server must not act on it, and does not.
            if (!name.equals("host")) {
                var fewer = SIGNED.stream().filter(other -> !other.equals(name)).toList();
                cases.add(new HostileCalls.Case("ACS3: " + name + " not signed", call().signedOver(fewer)));
            }
        }
        for (var hash : List.of("UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "e3b0", "*")) {
            cases.add(changed("content hash " + hash, "x-acs-content-sha256", hash));
            cases.add(new HostileCalls.Case(
                    "ACS3: signed content hash " + hash,
                    call().header("x-acs-content-sha256", hash).signed()));
        }
        cases.add(otherBody("another body", Body.utf8(FORM.replace("00840000", "00860000"))));
        cases.add(otherBody("no body", Body.EMPTY));
        for (var authorization : List.of(
                authorization(""),
                authorization("00"),
                authorization("0".repeat(64)),
                authorization("0".repeat(64)).replace("HMAC-SHA256", "HMAC-MD5"),
                authorization("0".repeat(64)).replace("HMAC-SHA256", "none"),
                authorization("0".repeat(64)) + ",Signature=" + "0".repeat(64),
                authorization("0".repeat(64)).replace(",", " "),
                "ACS3-HMAC-SHA256",
                "ACS3-HMAC-SHA256 " + ",".repeat(10_000))) {
            cases.add(changed("authorization number " + cases.size(), "authorization", authorization));
        }
        cases.add(changed("an unsigned x-acs header", "x-acs-security-token", HostileCalls.CANARY));
        return cases;
    }

    private static HostileCalls.Case changed(String name, String header, String value) {
        var call = call();
        call.signed();
        return new HostileCalls.Case("ACS3: " + name, call.header(header, value).unsigned());
    }

    private static HostileCalls.Case otherBody(String name, Body body) {
        return new HostileCalls.Case("ACS3: " + name, copy(call().signed(), null, body));
    }

    private static RawRequest with(RawRequest request, String header) {
        return copy(request, header, request.body());
    }

    private static RawRequest copy(RawRequest request, @Nullable String moreHeader, Body body) {
        Headers headers =
                moreHeader == null ? request.headers() : request.headers().with(moreHeader, HostileCalls.CANARY);
        return new RawRequest("POST", "/", request.query(), headers, body, "127.0.0.1", false);
    }
}
