package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.verification.VerifierBusyException;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/verifications}, each answer held against the served OpenAPI document. */
class VerificationsTest {
    private static final String JSON =
            "{\"reference\":\"/9j/4AAQ\",\"probe\":\"/9j/4BBR\",\"resourceCode\":\"00840000\"}";
    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString((Rig.KEY_ID + ":" + Rig.SECRET).getBytes(StandardCharsets.UTF_8));
    private static final String BEARER = "Bearer " + Rig.KEY_ID + "." + Rig.SECRET;

    @Test
    void answersJsonAndFilesAlike() {
        var json = post(new Rig(), BASIC, "application/json", JSON);
        var files = post(new Rig(), BEARER, "multipart/form-data; boundary=xyz", multipart("xyz"));

        for (var answer : new RawAnswer[] {json, files}) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Rig.text(answer))
                    .matches(
                            "\\{\"requestId\":\"[0-9A-F-]{36}\",\"passed\":true,\"outcome\":\"decided\",\"match\":true,"
                                    + "\"similarityScore\":98.7654,\"falseMatchRate\":2.0E-7,\"presentationAttack\":false,"
                                    + "\"policyVersion\":\"default-1\"}");
            OpenApi.assertDescribes(answer);
        }
    }

    @Test
    void goesThroughTheSameLedger() {
        var rig = new Rig();
        post(rig, BASIC, "application/json", JSON);

        assertThat(rig.ledger.admitted())
                .singleElement()
                .satisfies(call -> assertThat(call.service()).isEqualTo("intl_face_verify"));
        assertThat(rig.ledger.completed()).hasSize(1);
        assertThat(rig.reports.getFirst().api()).isEqualTo("v1");
    }

    @Test
    void looksAtNoMoreProbesOnceTheTriesAgainstAReferenceAreUsedUp() {
        var taken = new AtomicInteger();
        var rig = new Rig().verifier((reference, probe, policy) -> {
            taken.incrementAndGet();
            return Rig.answering(new Decided(true, 99, 1e-7, 9, AttackKind.UNKNOWN))
                    .verify(reference, probe, policy);
        });
        rig.ledger.decideWith(new DecisionPolicy(1e-5, PadMode.STANDARD, QualityStrictness.STANDARD, false, false, 2));

        post(rig, BASIC, "application/json", JSON);
        var second = post(rig, BASIC, "application/json", JSON.replace("BBR", "BBS"));
        var third = post(rig, BASIC, "application/json", JSON.replace("BBR", "BBT"));
        var other = post(rig, BASIC, "application/json", JSON.replace("AAQ", "AAT"));

        assertThat(Rig.text(second)).contains("\"presentationAttack\":true");
        assertThat(Rig.text(third)).contains("\"picture\":\"reference\",\"reason\":\"TRIES_EXHAUSTED\"");
        OpenApi.assertDescribes(third);
        assertThat(Rig.text(other)).contains("\"presentationAttack\":true");
        assertThat(taken).hasValue(3);
        assertThat(rig.ledger.completed()).hasSize(4);
    }

    @Test
    void addsTheEvidenceOnlyWhenAsked() {
        var answer = post(new Rig(), BASIC, "application/json", JSON.replace("}", ",\"detail\":true}"));

        assertThat(Rig.text(answer))
                .contains("\"detail\":{", "\"padScore\":-3.2", "\"durationsMillis\":{\"compare\":1.0}");
        OpenApi.assertDescribes(answer);
    }

    @Test
    void namesThePictureThatCouldNotBeAssessed() {
        var rig = new Rig()
                .verifier(Rig.answering(new Unassessable(
                        PictureRole.PROBE, UnassessableReason.TOO_SMALL, "10 x 10 pixels, the limit is 16")));
        var answer = post(rig, BASIC, "application/json", JSON);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Rig.text(answer))
                .contains(
                        "\"passed\":false,\"outcome\":\"unassessable\",\"picture\":\"probe\",\"reason\":\"TOO_SMALL\"");
        OpenApi.assertDescribes(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic !",
                "Basic bm9ib2R5OngK",
                "Bearer testAccessKeyId.wrong",
                "Bearer x",
                "Digest a=b",
                "Basic Og=="
            })
    void asksForCredentialsThatHold(String authorization) {
        var answer = post(new Rig(), authorization, "application/json", JSON);

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().first("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | reference is missing",
                "[] | the body must be a JSON object",
                "{\"reference\":1} | reference must be a JSON string",
                "{\"x\":1} | the body has a member that is not known",
                "{\"reference\":\"a\",\"reference\":\"b\"} | the body cannot be read, it is not well-formed JSON or"
                        + " repeats a name, at byte 28",
                "{\"reference\":\"/9j/\\n\"} | reference contains a line break at character 4, send Base64 without line breaks"
            })
    void saysWhatIsWrongWithTheBody(String json, String detail) {
        var answer = post(new Rig(), BASIC, "application/json", json);

        assertProblem(answer, 400, "malformed-request");
        assertThat(Rig.text(answer)).contains("\"detail\":\"" + detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--xyz",
                "--xyz--",
                "--xyz\r\n\r\nx",
                "x--xyz\r\n",
                "--xyz\r\nContent-Disposition: form-data; name=\"reference\"\r\n\r\nabc",
                "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xyz\r\nContent-Disposition: form-data;"
                        + " name=\"a\"\r\n\r\n1\r\n--xyz--",
                "--xyz\r\nContent-Disposition: form-data\r\n\r\n1\r\n--xyz--",
                "--xyz\r\nContent-Disposition: form-data; name=\"reference\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--xyz--"
            })
    void refusesFormsThatCouldBeReadInTwoWays(String form) {
        assertProblem(post(new Rig(), BASIC, "multipart/form-data; boundary=xyz", form), 400, "malformed-request");
    }

    @Test
    void namesEachRefusal() {
        assertProblem(post(new Rig(), BASIC, "text/plain", JSON), 415, "unsupported-media-type");
        assertProblem(
                post(new Rig(), BASIC, "application/json", JSON.replace("0084", "9999")), 422, "resource-code-invalid");
        assertProblem(refused(Refusal.QUOTA_EXCEEDED), 429, "quota-exceeded");
        assertProblem(refused(Refusal.TOO_MANY_CALLS_PER_SECOND), 429, "too-many-requests");
        assertProblem(refused(Refusal.SERVICE_NOT_ACTIVATED), 403, "not-permitted");
        assertProblem(refused(Refusal.RESOURCE_CODE_NOT_ALLOWED), 403, "not-permitted");
        assertProblem(send(new Rig(), "GET", "/v1/verifications", true, BASIC, "", ""), 405, "method-not-allowed");
        assertProblem(send(new Rig(), "GET", "/v1/other", true, BASIC, "", ""), 404, "not-found");
    }

    @Test
    void asksToComeAgainWhenBusy() {
        var rig = new Rig().verifier((_, _, _) -> {
            throw new VerifierBusyException("full");
        });
        var answer = post(rig, BASIC, "application/json", JSON);

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().first("Retry-After")).isPresent();
    }

    @Test
    void takesASecretOverTlsOnlyUnlessTheOperatorAnswersForIt() {
        assertProblem(
                send(new Rig(), "POST", "/v1/verifications", false, BASIC, "application/json", JSON),
                403,
                "tls-required");
        assertThat(send(new Rig().allowPlainHttp(), "POST", "/v1/verifications", false, BASIC, "application/json", JSON)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void servesItsOwnDescription() {
        var answer = send(new Rig(), "GET", "/v1/openapi.json", true, "", "", "");

        assertThat(answer.headers().first("Content-Type")).contains("application/json");
        assertThat(Rig.text(answer)).contains("\"openapi\": \"3.1.0\"");
        assertProblem(send(new Rig(), "POST", "/v1/openapi.json", true, "", "", ""), 405, "method-not-allowed");
    }

    private static RawAnswer refused(Refusal why) {
        var rig = new Rig();
        rig.ledger.refuse(why);
        return post(rig, BASIC, "application/json", JSON);
    }

    private static void assertProblem(RawAnswer answer, int status, String kind) {
        assertThat(Rig.text(answer)).contains("\"type\":\"urn:bonafide:problem:" + kind + "\"", "\"status\":" + status);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().first("Content-Type")).contains("application/problem+json");
        OpenApi.assertDescribes(answer);
    }

    private static RawAnswer post(Rig rig, String authorization, String contentType, String body) {
        return send(rig, "POST", "/v1/verifications", true, authorization, contentType, body);
    }

    private static RawAnswer send(
            Rig rig,
            String method,
            String path,
            boolean secure,
            String authorization,
            String contentType,
            String body) {
        var headers = Headers.of("Host", "localhost", "Content-Type", contentType);
        return rig.answer(new RawRequest(
                method,
                path,
                null,
                authorization.isEmpty() ? headers : headers.with("Authorization", authorization),
                new Body(body.getBytes(StandardCharsets.ISO_8859_1)),
                "127.0.0.1",
                secure));
    }

    private static String multipart(String boundary) {
        return "--%1$s\r\nContent-Disposition: form-data; name=\"reference\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                        .formatted(boundary)
                + "\u00ff\u00d8\u00ff--%1$s\r\n--%1$s\r\nContent-Disposition: form-data; name=probe; filename=b.jpg\r\n\r\n"
                        .formatted(boundary)
                + "\u00ff\u00d8\r\n\r\n--\r\n--%1$s\r\nContent-Disposition: form-data; name=\"resourceCode\"\r\n\r\n00840000"
                        .formatted(boundary)
                + "\r\n--%1$s--\r\n".formatted(boundary);
    }
}
