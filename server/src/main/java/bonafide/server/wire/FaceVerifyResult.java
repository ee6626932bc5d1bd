package bonafide.server.wire;

import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Data} says. Every leaf is text on the wire, numbers and booleans too.
 *
 * @param extInfo present when both pictures were assessed; without an assessment there is no score, and saying
 *     {@code faceAttack=false} would be untrue
 */
public record FaceVerifyResult(
        boolean passed,
        ResultCode code,
        String message,
        @Nullable ExtInfo extInfo) {

    /** Enough to tell a score from its neighbours; more would only help to probe the models. */
    private static final int SCORE_DECIMALS = 4;

    /** @param score 0 to 100, cut (not rounded) to four decimals, so that it never reaches a threshold it missed */
    public record ExtInfo(boolean result, String score, boolean faceAttack) {}

    public static FaceVerifyResult of(VerificationOutcome outcome) {
        var code = ResultCode.of(outcome);
        return switch (outcome) {
            case Decided decided ->
                new FaceVerifyResult(
                        decided.passed(),
                        code,
                        code.message(""),
                        new ExtInfo(decided.passed(), score(decided.similarityScore()), decided.attack()));
            case Unassessable unassessable -> undecided(code, field(unassessable.picture()));
        };
    }

    static FaceVerifyResult undecided(ResultCode code, String field) {
        return new FaceVerifyResult(false, code, code.message(field), null);
    }

    /** The vendor's name of a picture. */
    public static String field(PictureRole role) {
        return switch (role) {
            case REFERENCE -> FaceVerifyParameters.REFERENCE;
            case PROBE -> FaceVerifyParameters.PROBE;
        };
    }

    /** A score as the wire writes it: at least one decimal, as in {@code 100.0}. */
    public static String score(double similarityScore) {
        var cut = BigDecimal.valueOf(similarityScore).setScale(SCORE_DECIMALS, RoundingMode.FLOOR);
        var shortest = cut.stripTrailingZeros();
        return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
    }
}
