package bonafide.engine.decision;

import bonafide.engine.pad.PadScore;

/**
 * Where the decision changes on the attack score; higher scores are more attack-like. Between both cuts lies the grey
 * band: another photo is asked for instead of accusing anybody.
 *
 * @param retry scores below it are bona fide
 * @param attack scores at or above it are attacks; not below {@code retry}
 */
public record PadCuts(double retry, double attack) {

    public PadCuts {
        if (!(Double.isFinite(retry) && Double.isFinite(attack) && retry <= attack)) {
            throw new IllegalArgumentException(
                    "attack cuts need retry <= attack, was retry " + retry + ", attack " + attack);
        }
    }

    public PadVerdict verdict(PadScore score) {
        if (score.value() >= attack) {
            return PadVerdict.ATTACK;
        }
        return score.value() >= retry ? PadVerdict.RETRY : PadVerdict.BONA_FIDE;
    }
}
