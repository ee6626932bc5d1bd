package bonafide.engine.verification;

import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.pad.PadAssessment;

/** What attack detection says of one picture without a reference beside it. */
public sealed interface PresentationResult {

    /** A face was found and scored. */
    record Assessed(PadAssessment assessment) implements PresentationResult {}

    /**
     * There is nothing to score.
     *
     * @param detail one sentence with the value found and the limit; no picture content
     */
    record NotAssessed(UnassessableReason reason, String detail) implements PresentationResult {}
}
