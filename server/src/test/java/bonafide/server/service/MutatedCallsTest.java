package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random calls: all that are signed pass, none that was touched afterwards does, and no refusal repeats a picture. */
class MutatedCallsTest {
    private static final int CALLS = 5_000;
    private static final long SEED = 20_261_123;
    private static final String AWKWARD = "+*~ /!'()%&=?#;:@,\\\n\tÄ中😀\"<>";

    private final Random random = new Random(SEED);
    private final Rig rig = new Rig();

    @Test
    void takesEveryParameterSignedCall() {
        var endpoint = rig.endpoint();
        for (int i = 0; i < CALLS; i++) {
            var answer = Rig.text(endpoint.answer(rpc().signed()));
            assertThat(answer).as("seed %d, call %d", SEED, i).contains("\"Code\":200");
        }
    }

    @Test
    void takesEveryHeaderSignedCall() {
        var endpoint = rig.endpoint();
        for (int i = 0; i < CALLS; i++) {
            var answer = Rig.text(endpoint.answer(headerSigned().signed()));
            assertThat(answer).as("seed %d, call %d", SEED, i).contains("\"Code\":200");
        }
    }

    @Test
    void refusesEveryCallThatWasTouchedAfterSigning() {
        var endpoint = rig.endpoint();
        for (int i = 0; i < CALLS; i++) {
            var original = i % 2 == 0 ? rpc().signed() : headerSigned().signed();
            var touched = touched(original);
            if (sameMeaning(original, touched)) {
                continue;
            }
            var answer = endpoint.answer(touched);
            assertRefused(answer, "seed %d, call %d: %s".formatted(SEED, i, touched.query()));
        }
        assertThat(rig.ledger.admitted()).isEmpty();
    }

    @Test
    void repeatsNothingOfAPictureInAnyRefusal() {
        var picture = "CANARY".repeat(500);
        var json = RpcCall.SERVICE_PARAMETERS.replace("/9j/4AAQ", picture);
        var broken = json.replace("\"authFace", "\"refFaceContent\":\"" + picture + "\",\"authFace");
        var calls = List.of(
                new RpcCall().with("ServiceParameters", json).secret("wrong").signed(),
                new RpcCall().with("ServiceParameters", json).without("Service").signed(),
                new RpcCall().with("ServiceParameters", broken).signed(),
                new RpcCall().with("ServiceParameters", json + picture).signed(),
                new RpcCall().with("ServiceParameters", picture).signed(),
                new RpcCall()
                        .with("ServiceParameters", json.replace("RYCAN", "RY\\nCAN"))
                        .signed(),
                new RpcCall()
                        .with("ServiceParameters", json.replace("00840000", picture))
                        .signed(),
                new RpcCall().with("Service", picture).signed(),
                new RpcCall().with("Action", picture).signed(),
                new RpcCall().with("Format", picture).signed(),
                new RpcCall().with("SignatureNonce", picture).signed(),
                new RpcCall().with("AccessKeyId", picture).signed(),
                new RpcCall().with("Timestamp", picture).signed(),
                new RpcCall().with(picture, "x").signed(),
                new RpcCall().header("Host", picture).signed(),
                new RpcCall().request(picture + "=%zz", Body.EMPTY),
                new HeaderSignedCall()
                        .query("ServiceParameters", json)
                        .secret("wrong")
                        .signed(),
                new HeaderSignedCall()
                        .body("application/json", "{\"x\":" + picture)
                        .signed(),
                new HeaderSignedCall().header("x-acs-" + picture, picture).signedOver(List.of("host")));

        for (var call : calls) {
            var answer = rig.answer(call);
            assertThat(Rig.text(answer)).doesNotContain("CANARY").hasSizeLessThan(1_000);
            assertThat(answer.headers().toString()).doesNotContain("CANARY");
        }
        assertThat(rig.reports.toString()).doesNotContain("CANARY");
    }

    private RpcCall rpc() {
        var call = new RpcCall().with("SignatureNonce", UUID.randomUUID().toString());
        for (int i = random.nextInt(4); i > 0; i--) {
            call.with("x" + random.nextInt(100), text());
        }
        if (random.nextBoolean()) {
            call.with("SignatureMethod", "HMAC-SHA256");
        }
        if (random.nextBoolean()) {
            call.method("GET");
        } else if (random.nextBoolean()) {
            call.inForm();
        }
        return call;
    }

    private HeaderSignedCall headerSigned() {
        var call = new HeaderSignedCall();
        for (int i = random.nextInt(4); i > 0; i--) {
            call.query("x" + random.nextInt(100), text());
        }
        return call;
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int at = random.nextInt(AWKWARD.codePointCount(0, AWKWARD.length()));
            text.appendCodePoint(AWKWARD.codePointAt(AWKWARD.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }

    /** One character, parameter, header, the method or the body changed. */
    private RawRequest touched(RawRequest request) {
        var query = request.query();
        var body = request.body();
        return switch (random.nextInt(5)) {
            case 0 -> with(request, request.method().equals("GET") ? "POST" : "GET", query, request.headers(), body);
            case 1 ->
                with(
                        request,
                        request.method(),
                        (query == null ? "" : query + "&") + "extra=1",
                        request.headers(),
                        body);
            case 2 -> with(request, request.method(), query, changedHeader(request.headers()), body);
            default ->
                query != null
                        ? with(request, request.method(), changed(query), request.headers(), body)
                        : with(
                                request,
                                request.method(),
                                null,
                                request.headers(),
                                Body.utf8(changed(new String(body.bytes(), java.nio.charset.StandardCharsets.UTF_8))));
        };
    }

    private static RawRequest with(
            RawRequest request,
            String method,
            @org.jspecify.annotations.Nullable String query,
            Headers headers,
            Body body) {
        return new RawRequest(method, request.path(), query, headers, body, request.remoteAddress(), request.secure());
    }

    private String changed(String text) {
        int at = random.nextInt(text.length());
        char other = (char) ('!' + random.nextInt(94));
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    /** Changes a header the server acts on; the parameter-signed form has none. */
    private Headers changedHeader(Headers headers) {
        var fields = new ArrayList<>(headers.fields());
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().startsWith("x-acs-")) {
                fields.set(
                        i,
                        new Headers.Field(
                                fields.get(i).name(), changed(fields.get(i).value())));
                return new Headers(fields);
            }
        }
        fields.add(new Headers.Field("Authorization", "ACS3-HMAC-SHA256 x"));
        return new Headers(fields);
    }

    /** A raw character and its code mean the same, and so do a raw space sign and %20. */
    private static boolean sameMeaning(RawRequest one, RawRequest other) {
        return one.equals(other) || meaning(one).equals(meaning(other));
    }

    private static String meaning(RawRequest request) {
        try {
            var read = bonafide.server.wire.RpcRequest.read(request);
            var signature = read.parameters().text("Signature");
            var values = new java.util.TreeMap<>(read.parameters().values());
            values.remove("Signature");
            return read.method() + values.hashCode() + values.keySet() + decoded(signature) + request.headers();
        } catch (bonafide.server.wire.ApiException _) {
            return "unreadable";
        }
    }

    /** The last digits of Base64 may have bits that mean nothing. */
    private static String decoded(String signature) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.util.Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException _) {
            return signature;
        }
    }

    private static void assertRefused(RawAnswer answer, String what) {
        assertThat(answer.status()).as(what).isIn(400, 404);
        assertThat(Rig.text(answer)).as(what).doesNotContain("passed");
    }
}
