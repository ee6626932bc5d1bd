package bonafide.server.evaluation;

import bonafide.engine.decision.PadVerdict;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What attack detection made of one presentation.
 *
 * @param score higher is more attack-like; empty when nothing could be scored
 * @param verdict {@link PadVerdict#RETRY} also when nothing could be scored: another photo would be asked for
 * @param reason why, as a stable name; empty for bona fide
 */
record PadResult(PadList.Presentation presentation, OptionalDouble score, PadVerdict verdict, String reason) {

    boolean scored() {
        return score.isPresent();
    }

    /** The decision as pad-scores.csv writes it. */
    String decision() {
        return switch (verdict) {
            case ATTACK -> "attack";
            case RETRY -> "retry";
            case BONA_FIDE -> "bonafide";
        };
    }

    String scoreText() {
        return score.isPresent() ? String.format(Locale.ROOT, "%.4f", score.getAsDouble()) : "";
    }
}
