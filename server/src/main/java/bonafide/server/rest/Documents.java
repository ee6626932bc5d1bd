package bonafide.server.rest;

import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.verification.Verification;
import bonafide.server.wire.Body;
import bonafide.server.wire.FaceVerifyResult;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the answers of {@code /v1}. */
public final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Documents() {}

    /**
     * A finished verification.
     *
     * @param policyVersion names the policy it was decided with
     */
    public static RawAnswer verification(
            String requestId, String policyVersion, Verification verification, boolean detail) {
        var document = JSON.createObjectNode();
        document.put("requestId", requestId);
        document.put("passed", verification.outcome().passed());
        switch (verification.outcome()) {
            case Decided decided -> put(document, decided);
            case Unassessable unassessable -> put(document, unassessable);
        }
        document.put("policyVersion", policyVersion);
        if (detail) {
            document.set("detail", Evidence.of(verification));
        }
        return answer(200, requestId, "application/json", document, 0);
    }

    public static RawAnswer problem(String requestId, Problem problem) {
        var document = JSON.createObjectNode();
        document.put("type", "urn:bonafide:problem:" + problem.kind());
        document.put("title", problem.title());
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        document.put("requestId", requestId);
        var answer =
                answer(problem.status(), requestId, "application/problem+json", document, problem.retryAfterSeconds());
        return problem.status() == 401
                ? new RawAnswer(
                        401, answer.headers().with("WWW-Authenticate", "Basic realm=\"verifications\""), answer.body())
                : answer;
    }

    private static void put(ObjectNode document, Decided decided) {
        document.put("outcome", "decided");
        document.put("match", decided.match());
        document.put("similarityScore", new BigDecimal(FaceVerifyResult.score(decided.similarityScore())));
        document.put("falseMatchRate", decided.falseMatchRate());
        document.put("presentationAttack", decided.attack());
    }

    private static void put(ObjectNode document, Unassessable unassessable) {
        document.put("outcome", "unassessable");
        document.put("picture", unassessable.picture().name().toLowerCase(Locale.ROOT));
        document.put("reason", unassessable.reason().name());
        document.put("reasonDetail", unassessable.detail());
    }

    private static RawAnswer answer(
            int status, String requestId, String contentType, ObjectNode document, int retryAfterSeconds) {
        var headers = Headers.of("Content-Type", contentType, "X-Request-Id", requestId, "Cache-Control", "no-store");
        return new RawAnswer(
                status,
                retryAfterSeconds > 0 ? headers.with("Retry-After", Integer.toString(retryAfterSeconds)) : headers,
                new Body(JSON.writeValueAsBytes(document)));
    }
}
