package bonafide.server.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bonafide.server.wire.Body;
import bonafide.server.wire.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Calls that differ from a rightly signed one in a single respect, and none of which may be believed. */
final class HostileCalls {
    /** Stands in values that no answer may repeat. */
    static final String CANARY = "cAnArY";

    static final String PARAMETERS =
            RpcCall.SERVICE_PARAMETERS.replace("/9j/4BBR", "/9j/4BBR" + (CANARY + "AA").repeat(400));

    record Case(String name, RawRequest request) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<String> NAMES = List.of(
            "Action",
            "Version",
            "Service",
            "ServiceParameters",
            "AccessKeyId",
            "SignatureMethod",
            "SignatureVersion",
            "SignatureNonce",
            "Timestamp",
            "Signature");

    private final List<Case> cases = new ArrayList<>();

    private HostileCalls() {}

    static List<Case> all() {
        var calls = new HostileCalls();
        calls.addChangedParameters();
        calls.addSignatures();
        calls.addDuplicates();
        calls.addUnsignedParts();
        calls.addEncodings();
        calls.addHeaderSigned();
        return calls.cases;
    }

    private void addChangedParameters() {
        for (var name : NAMES) {
            inQuery(name + " with its first character changed", query -> changed(query, name, 0));
            inQuery(name + " with its last character changed", query -> changed(query, name, -1));
            inQuery(name + " with one more character", query -> query.replaceFirst(name + "=[^&]*", "$0x"));
            inQuery(name + " empty", query -> query.replaceFirst(name + "=[^&]*", name + "="));
            inQuery(name + " left out", query -> query.replaceFirst(name + "=[^&]*", ""));
            inQuery(name + " in lower case", query -> query.replace(name + "=", name.toLowerCase(Locale.ROOT) + "="));
            inQuery(name + " with a space before it", query -> query.replace(name + "=", "+" + name + "="));
        }
        inQuery("one more parameter", query -> query + "&Extra=" + CANARY);
        inQuery("one more empty parameter", query -> query + "&Extra=");
        raw("GET in place of POST", call().method("GET").request(call().signed().query(), Body.EMPTY));
    }

    private void addSignatures() {
        for (var signature : List.of(
                "A",
                "AAAA",
                "====",
                "%00",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
                "e30%3D",
                "%20",
                "null",
                "0",
                "true",
                "*",
                "A".repeat(10_000))) {
            inQuery(
                    "signature " + signature.substring(0, Math.min(30, signature.length())),
                    query -> query.replaceFirst("(^|&)Signature=[^&]*", "$1Signature=" + signature));
        }
        inQuery("signature with a line break", query -> query.replaceFirst("(^|&)Signature=[^&]*", "$0%0A"));
        for (var method : List.of("none", "HMAC-MD5", "hmac-sha1", "HMAC-SHA512", "RSA-SHA256", "", "HMAC-SHA1%00")) {
            inQuery("signature method " + method, query -> query.replace("HMAC-SHA1", method));
        }
        raw("signed with another secret", call().secret(CANARY).signed());
        raw("signed with an empty secret", call().secret("x").signed());
        raw("signed for an unknown key", call().with("AccessKeyId", CANARY).signed());
        raw("key id with NUL", call().with("AccessKeyId", Rig.KEY_ID + "\0").signed());
        raw(
                "key id of 10,000 characters",
                call().with("AccessKeyId", CANARY.repeat(1_667)).signed());
        raw("key id that injects SQL", call().with("AccessKeyId", "' OR '1'='1").signed());
    }

    private void addDuplicates() {
        for (var name : NAMES) {
            inQuery(name + " again with another value", query -> query + "&" + name + "=" + CANARY);
            inQuery(
                    name + " twice the same",
                    query -> query + "&" + query.replaceFirst(".*?(" + name + "=[^&]*).*", "$1"));
            inQuery(name + " again in front", query -> name + "=" + CANARY + "&" + query);
            inQuery(name + " again, percent-encoded", query -> query + "&" + percentEncoded(name) + "=" + CANARY);
            inBody(name + " again in the body", name + "=" + CANARY);
            inQuery(name + " as an array", query -> query.replace(name + "=", name + "[]="));
        }
        inQuery("semicolons for ampersands", query -> query.replace('&', ';'));
        inQuery("a name that is empty", query -> query + "&=" + CANARY);
        inQuery("a value without a name", query -> query + "&" + CANARY);
        inQuery("101 parameters", query -> query + "&" + "x=1&y=2&".repeat(50));
    }

    private void addUnsignedParts() {
        var signed = call().signed();
        for (var path : List.of("/x", "//", "/.", "/;a", "/%2e", "/api", "/?", "/\u00e9")) {
            raw(
                    "path " + path,
                    new RawRequest("POST", path, signed.query(), signed.headers(), Body.EMPTY, "127.0.0.1", false));
        }
        for (var type : List.of("application/json", "multipart/form-data; boundary=x", "text/plain", "", "text/xml")) {
            raw(
                    "body of type " + type,
                    new RawRequest(
                            "POST",
                            "/",
                            signed.query(),
                            signed.headers().with("Content-Type", type),
                            Body.utf8("{\"ServiceParameters\":\"" + CANARY + "\"}"),
                            "127.0.0.1",
                            false));
        }
        header("header-signed and parameter-signed at once", "Authorization", HeaderSignedChanges.authorization("00"));
        header("a nonce in a header too", "x-acs-signature-nonce", CANARY);
        header("a content hash in a header too", "x-acs-content-sha256", "00");
        header("a bearer token", "x-acs-bearer-token", CANARY);
        header("basic sign-in", "Authorization", "Basic " + CANARY);
        header("bearer sign-in", "Authorization", "Bearer " + CANARY);
        for (var method : List.of("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "post", "Post")) {
            raw("method " + method, call().method(method).signed());
        }
    }

    private void addEncodings() {
        for (var malformed : List.of(
                "%",
                "%4",
                "%zz",
                "%4g",
                "%-1",
                "%%41",
                "%u0041",
                "%00",
                "%C0%80",
                "%C1%81",
                "%E0%80%80",
                "%ED%A0%80",
                "%ED%BF%BF",
                "%F0%80%80%80",
                "%F4%90%80%80",
                "%FF",
                "%FE%FE",
                "%80",
                "%C3",
                "%E2%82",
                "\u00ff",
                "\0",
                "\t",
                " ",
                "\u007f",
                "\"\u0001")) {
            inQuery("value " + shown(malformed), query -> query.replace("Format=JSON", "Format=JSON" + malformed));
            inQuery("name " + shown(malformed), query -> query.replace("Format=", "Format" + malformed + "="));
            inQuery(
                    "signed value " + shown(malformed),
                    query -> query.replace("SignatureNonce=", "SignatureNonce=" + malformed));
        }
        inQuery("name encoded twice", query -> query.replace("Action=", "%2541ction="));
        inQuery("value encoded twice", query -> query.replace("ExecuteRequest", "%2545xecuteRequest"));
        inQuery("full-width letters", query -> query.replace("ExecuteRequest", "%EF%BC%A5xecuteRequest"));
        inQuery(
                "plus for a plus in the signature",
                query -> query.replaceFirst("(^|&)Signature=[^&]*", "$1Signature=a+b"));
    }

    private void addHeaderSigned() {
        cases.addAll(HeaderSignedChanges.all());
    }

    private void inQuery(String name, UnaryOperator<String> change) {
        var request = call().signed();
        var query = request.query() == null ? "" : request.query();
        var changed = change.apply(query);
        if (changed.equals(query)) {
            throw new IllegalStateException("changes nothing: " + name);
        }
        cases.add(new Case(
                name,
                new RawRequest(request.method(), "/", changed, request.headers(), Body.EMPTY, "127.0.0.1", false)));
    }

    private void inBody(String name, String form) {
        var request = call().signed();
        cases.add(new Case(
                name,
                new RawRequest(
                        request.method(),
                        "/",
                        request.query(),
                        request.headers().with("Content-Type", "application/x-www-form-urlencoded"),
                        Body.utf8(form),
                        "127.0.0.1",
                        false)));
    }

    private void header(String name, String header, String value) {
        raw(name, call().header(header, value).signed());
    }

    private void raw(String name, RawRequest request) {
        cases.add(new Case(name, request));
    }

    private static String changed(String query, String name, int place) {
        int start = query.indexOf(name + "=") + name.length() + 1;
        int end = query.indexOf('&', start);
        int at = place < 0 ? (end < 0 ? query.length() : end) + place : start;
        char other = query.charAt(at) == '1' ? '2' : '1';
        return query.substring(0, at) + other + query.substring(at + 1);
    }

    private static String percentEncoded(String name) {
        var encoded = new StringBuilder();
        for (byte letter : name.getBytes(ISO_8859_1)) {
            encoded.append("%%%02X".formatted(letter));
        }
        return encoded.toString();
    }

    private static String shown(String malformed) {
        return malformed.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? malformed
                : "U+%04X".formatted((int) malformed.charAt(0));
    }

    /** With a picture long enough that the answer to a false signature does not show the string to sign. */
    static RpcCall call() {
        return new RpcCall().with("ServiceParameters", PARAMETERS);
    }
}
