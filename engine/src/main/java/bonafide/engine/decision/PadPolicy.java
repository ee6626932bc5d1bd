package bonafide.engine.decision;

import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.pad.PadScore;
import bonafide.engine.pad.SameShot;

/**
 * Turns attack scores into decisions. Where the numbers come from and the error rates they have: docs/model-card.md.
 *
 * @param tolerant refuses fewest bona fide presentations
 * @param standard the default
 * @param strict lets fewest attacks pass
 * @param sameShot correlation above which two pictures are one and the same shot, 0 to 1
 */
public record PadPolicy(PadCuts tolerant, PadCuts standard, PadCuts strict, double sameShot) {

    public PadPolicy {
        if (!(sameShot > 0 && sameShot < 1)) {
            throw new IllegalArgumentException("the same-shot cut must lie between 0 and 1, was " + sameShot);
        }
    }

    public PadCuts cuts(PadMode mode) {
        return switch (mode) {
            case TOLERANT -> tolerant;
            case STANDARD -> standard;
            case STRICT -> strict;
        };
    }

    /** Whether the two pictures are taken for one and the same shot. */
    public boolean isSameShot(SameShot found) {
        return found.correlation() > sameShot;
    }

    /** Decides on the score alone, for a picture without a reference beside it. */
    public PadDecision decide(PadMode mode, PadScore score) {
        PadVerdict verdict = cuts(mode).verdict(score);
        return new PadDecision(
                verdict, verdict == PadVerdict.ATTACK ? AttackKind.UNKNOWN : AttackKind.NONE, cuts(mode));
    }

    /**
     * Decides on the score and on whether the probe is the reference's own shot. That is an attack at any score, unless
     * the policy accepts two copies of one picture.
     */
    public PadDecision decide(DecisionPolicy policy, PadScore score, SameShot found) {
        if (isSameShot(found) && !policy.acceptSamePicture()) {
            return new PadDecision(PadVerdict.ATTACK, AttackKind.SAME_SHOT, cuts(policy.padMode()));
        }
        return decide(policy.padMode(), score);
    }
}
