package bonafide.engine.verification;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.VerificationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pair of many.
 *
 * @param comparison how alike both faces are; null when they could not be compared
 */
public record BulkDecision(
        VerificationOutcome outcome, @Nullable ComparisonScore comparison) {}
