package bonafide.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code POST /v1/verifications}. Decide by {@link #passed} alone.
 *
 * @param requestId upper-case UUID; finds the call in the server's log and records
 * @param passed true only for a match without a presentation attack
 * @param decided false: one of the photos cannot be used, see {@code picture} and {@code reason}; take it again
 * @param match decided: the score's false-match rate is at or below the policy's target
 * @param similarityScore decided: 0 to 100, higher is more alike; 70, 80, 90, 95 and 98 stand for false-match rates of
 *     1e-2 to 1e-6
 * @param falseMatchRate decided: share of comparisons of different people that reach this score
 * @param presentationAttack decided: the probe is taken for a print, a screen or a mask
 * @param picture not decided: {@code reference} or {@code probe}
 * @param reason not decided: {@code NO_FACE}, {@code NOT_A_JPEG} and so on
 * @param reasonDetail not decided: the value found and the limit
 * @param policyVersion the policy it was decided with
 */
public record Verification(
        String requestId,
        boolean passed,
        boolean decided,
        @Nullable Boolean match,
        @Nullable Double similarityScore,
        @Nullable Double falseMatchRate,
        @Nullable Boolean presentationAttack,
        @Nullable String picture,
        @Nullable String reason,
        @Nullable String reasonDetail,
        @Nullable String policyVersion) {

    static Verification of(Map<String, @Nullable Object> answer) {
        return new Verification(
                Json.text(answer, "requestId"),
                Boolean.TRUE.equals(answer.get("passed")),
                "decided".equals(answer.get("outcome")),
                (Boolean) answer.get("match"),
                (Double) answer.get("similarityScore"),
                (Double) answer.get("falseMatchRate"),
                (Boolean) answer.get("presentationAttack"),
                (String) answer.get("picture"),
                (String) answer.get("reason"),
                (String) answer.get("reasonDetail"),
                (String) answer.get("policyVersion"));
    }
}
