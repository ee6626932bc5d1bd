package bonafide.server.wire;

import bonafide.server.wire.Credentials.Acs3;
import bonafide.server.wire.Credentials.Rpc;
import bonafide.server.wire.Credentials.SignatureMethod;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the credentials of a call and refuses every mixture: two sign-in forms in one call have cost other servers their
 * authentication (CVE-2026-40344).
 */
final class CredentialsReader {
    private static final int MAX_NONCE_LENGTH = 128;
    private static final int MAX_KEY_ID_LENGTH = 128;

    private static final String SCHEME = "ACS3-HMAC-SHA256";

    private static final Set<String> RPC_NAMES = Set.of(
            "AccessKeyId",
            "Signature",
            "SignatureMethod",
            "SignatureVersion",
            "SignatureNonce",
            "Timestamp",
            "SecurityToken",
            "BearerToken");

    private CredentialsReader() {}

    /** @throws ApiException for the first thing that is missing in the call, business parameters included, or wrong */
    static Credentials read(RpcRequest request) {
        var authorization = request.headers().all("Authorization");
        if (authorization.size() > 1) {
            throw refused("more than one Authorization header");
        }
        if (request.headerSigned()) {
            if (RPC_NAMES.stream().anyMatch(request.parameters()::has)) {
                throw refused("it has both an Authorization header and signature parameters");
            }
            return acs3(request, authorization.isEmpty() ? "" : authorization.getFirst());
        }
        if (!authorization.isEmpty()) {
            throw refused("the Authorization header must be of scheme " + SCHEME);
        }
        return rpc(request);
    }

    private static Rpc rpc(RpcRequest request) {
        var parameters = request.parameters();
        if (parameters.text("SignatureType").equals("BEARERTOKEN") || parameters.has("BearerToken")) {
            throw new ApiException(GatewayError.invalid("BearerToken"));
        }
        for (var name : List.of(
                "AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp")) {
            RpcRequest.require(name, parameters.text(name));
        }
        request.requireBusinessParameters();
        requireKnownSignatureType(parameters.text("SignatureType"));
        if (!parameters.text("SignatureVersion").equals("1.0")) {
            throw new ApiException(GatewayError.INVALID_SIGNATURE_VERSION);
        }
        var method = Arrays.stream(SignatureMethod.values())
                .filter(m -> m.wireName().equals(parameters.text("SignatureMethod")))
                .findAny()
                .orElseThrow(() -> new ApiException(GatewayError.INVALID_SIGNATURE_METHOD));
        return new Rpc(
                limited("AccessKeyId", parameters.text("AccessKeyId"), MAX_KEY_ID_LENGTH),
                limited("SignatureNonce", parameters.text("SignatureNonce"), MAX_NONCE_LENGTH),
                parameters.text("Timestamp"),
                method,
                parameters.text("Signature"));
    }

    private static Acs3 acs3(RpcRequest request, String authorization) {
        var headers = request.headers();
        if (headers.has("x-acs-bearer-token")) {
            throw new ApiException(GatewayError.invalid("BearerToken"));
        }
        RpcRequest.require("AccessKeyId", authorization);
        int space = authorization.indexOf(' ');
        if (space < 0 || !authorization.substring(0, space).equals(SCHEME)) {
            throw new ApiException(GatewayError.INVALID_SIGNATURE_METHOD);
        }
        var fields = fields(authorization.substring(space + 1));
        RpcRequest.require("AccessKeyId", fields.get("Credential"));
        RpcRequest.require("Signature", fields.get("Signature"));
        RpcRequest.require("SignedHeaders", fields.get("SignedHeaders"));
        if (headers.has("x-acs-accesskey-id")
                && !headers.all("x-acs-accesskey-id").equals(List.of(fields.get("Credential")))) {
            throw refused("x-acs-accesskey-id names another key than Credential");
        }
        var nonce = header(headers, "x-acs-signature-nonce", "SignatureNonce");
        var date = header(headers, "x-acs-date", "Timestamp");
        var hash = header(headers, "x-acs-content-sha256", "ContentSha256");
        request.requireBusinessParameters();
        return new Acs3(
                limited("AccessKeyId", fields.getOrDefault("Credential", ""), MAX_KEY_ID_LENGTH),
                limited("SignatureNonce", nonce, MAX_NONCE_LENGTH),
                date,
                List.of(fields.getOrDefault("SignedHeaders", "").split(";", -1)),
                fields.getOrDefault("Signature", ""),
                hash);
    }

    /** By name, not by place: one Java client writes Signature before SignedHeaders. */
    private static Map<String, String> fields(String list) {
        var fields = new HashMap<String, String>();
        for (var piece : list.split(",", -1)) {
            int equals = piece.indexOf('=');
            if (equals < 0
                    || fields.put(
                                    piece.substring(0, equals).strip(),
                                    piece.substring(equals + 1).strip())
                            != null) {
                throw refused("the Authorization header is not a list of different names with values");
            }
        }
        return fields;
    }

    private static String header(Headers headers, String name, String missingAs) {
        var all = headers.all(name);
        if (all.size() > 1) {
            throw refused("header " + name + " is given more than once");
        }
        RpcRequest.require(missingAs, all.isEmpty() ? "" : all.getFirst());
        return all.getFirst();
    }

    private static void requireKnownSignatureType(String type) {
        if (!type.isEmpty()) {
            throw new ApiException(GatewayError.invalid("SignatureType"));
        }
    }

    private static String limited(String name, String value, int limit) {
        boolean printable = value.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (value.length() > limit || !printable) {
            throw new ApiException(GatewayError.invalid(name));
        }
        return value;
    }

    private static ApiException refused(String why) {
        return new ApiException(GatewayError.incompleteSignature(why));
    }
}
