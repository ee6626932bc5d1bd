package bonafide.engine.decision;

import bonafide.engine.outcome.UnassessableReason;

/** What a verification ends in. Bad pictures are outcomes, not exceptions. */
public sealed interface VerificationOutcome {

    /** True only for a match without a presentation attack. */
    boolean passed();

    /**
     * Both pictures could be assessed.
     *
     * @param match comparison decision: the false-match rate of this score is at or below the policy's target
     * @param similarityScore 0 to 100, higher is more similar; meaning by {@code falseMatchRate}
     * @param falseMatchRate share of random non-mated comparisons that reach this score, 0 to 1 (ISO/IEC 19795-1)
     * @param padScore presentation attack score H, log-odds like; <em>higher is more attack-like</em>
     * @param attackKind what the probe is taken for; {@link AttackKind#NONE} for a bona fide presentation
     */
    record Decided(boolean match, double similarityScore, double falseMatchRate, double padScore, AttackKind attackKind)
            implements VerificationOutcome {

        /** The probe is taken for a presentation attack (ISO/IEC 30107-3). */
        public boolean attack() {
            return attackKind != AttackKind.NONE;
        }

        @Override
        public boolean passed() {
            return match && !attack();
        }
    }

    /**
     * One picture could not be assessed; nothing is said about the person.
     *
     * @param detail one sentence with the value found and the limit, fit for a log: no picture content
     */
    record Unassessable(PictureRole picture, UnassessableReason reason, String detail) implements VerificationOutcome {
        @Override
        public boolean passed() {
            return false;
        }
    }
}
