package bonafide.engine.decision;

/**
 * What a caller's operator wants decided, per account and resource code.
 *
 * @param targetFalseMatchRate match when the score's false-match rate is at or below this; (0, 1)
 * @param padMode where the cuts of attack detection lie
 * @param quality how poor a picture may be before "take it again" is answered
 * @param refuseSecondFace a second face of comparable size makes the picture unassessable; otherwise it is a warning
 * @param acceptSamePicture lets two identical pictures be compared; off by default, they prove nothing about a live face
 * @param attackTries how many probes a day, taken for attacks or left in doubt, one reference picture bears before no
 *     more of them are looked at; 0: any number
 */
public record DecisionPolicy(
        double targetFalseMatchRate,
        PadMode padMode,
        QualityStrictness quality,
        boolean refuseSecondFace,
        boolean acceptSamePicture,
        int attackTries) {

    /** FMR 1e-5 (the published promise of the service this one replaces), standard attack cuts, standard quality, any number of tries. */
    public static final DecisionPolicy DEFAULT =
            new DecisionPolicy(1e-5, PadMode.STANDARD, QualityStrictness.STANDARD, false, false, 0);

    public DecisionPolicy {
        if (!(targetFalseMatchRate > 0 && targetFalseMatchRate < 1)) {
            throw new IllegalArgumentException(
                    "targetFalseMatchRate must lie between 0 and 1, was " + targetFalseMatchRate);
        }
        if (attackTries < 0) {
            throw new IllegalArgumentException("attackTries must be 0 (no limit) or more, was " + attackTries);
        }
    }

    /** The same at another target. */
    public DecisionPolicy withTarget(double falseMatchRate) {
        return new DecisionPolicy(falseMatchRate, padMode, quality, refuseSecondFace, acceptSamePicture, attackTries);
    }

    /** Named cuts on the presentation attack score; error rates of each: docs/model-card.md. */
    public enum PadMode {
        TOLERANT,
        STANDARD,
        STRICT
    }

    /** Named sets of quality limits. */
    public enum QualityStrictness {
        LENIENT,
        STANDARD,
        STRICT
    }
}
