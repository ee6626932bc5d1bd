package bonafide.engine.verification;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.VerificationOutcome;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outcome and what it rests on. Holds no pixels and no template.
 *
 * @param outcome the decision, or why there is none
 * @param reference what was found in the photo of the document; null when it was not decoded
 * @param probe what was found in the photo of the face; null when it was not decoded
 * @param comparison how alike both faces are; null when they were not compared
 * @param attack what attack detection saw; null when it did not run
 * @param durations time spent per named step, in the order of the line
 */
public record Verification(
        VerificationOutcome outcome,
        @Nullable PictureEvidence reference,
        @Nullable PictureEvidence probe,
        @Nullable ComparisonScore comparison,
        @Nullable AttackEvidence attack,
        Map<String, Duration> durations) {

    /** An outcome without evidence. */
    public Verification(VerificationOutcome outcome, Map<String, Duration> durations) {
        this(outcome, null, null, null, null, durations);
    }
}
