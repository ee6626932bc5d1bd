package bonafide.engine.verification;

import bonafide.engine.decision.VerificationOutcome;
import java.time.Duration;
import java.util.Map;

/**
 * An outcome and what it rests on. Holds no pixels and no template.
 *
 * @param outcome the decision, or why there is none
 * @param durations time spent per named step, in the order of the line
 */
public record Verification(VerificationOutcome outcome, Map<String, Duration> durations) {}
