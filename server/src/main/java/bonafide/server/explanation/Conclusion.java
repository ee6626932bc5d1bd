package bonafide.server.explanation;

import bonafide.engine.advice.Advice;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.server.evaluation.report.Rates;
import java.util.Locale;

/**
 * What a caseworker may conclude from an outcome, and what not.
 *
 * @param kind class of the page's box: good, bad or warn
 */
record Conclusion(String kind, String text) {

    static Conclusion of(VerificationOutcome outcome, DecisionPolicy policy, ScoreCalibration calibration) {
        return switch (outcome) {
            case Decided decided
            when decided.attack() ->
                new Conclusion(
                        "bad",
                        ("Not passed: the face photo is taken for a picture of a picture, or for the document's own portrait (attack score "
                                        + "%.2f). Whether both show the same person does not matter then. Ask for a new photo under supervision.")
                                .formatted(decided.padScore()));
            case Decided decided
            when decided.match() ->
                new Conclusion(
                        "good",
                        "Passed: the two faces match and no presentation attack was found. "
                                + comparison(decided, policy, calibration) + " Relatives and twins can match as well.");
            case Decided decided ->
                new Conclusion(
                        "bad",
                        "Not passed: the two faces do not match well enough. "
                                + comparison(decided, policy, calibration)
                                + " This does not prove two different people: an old or poor photo has the same effect.");
            case Unassessable unassessable ->
                new Conclusion(
                        "warn",
                        "No decision: nothing is said about the person. %s: %s Advice: %s"
                                .formatted(
                                        name(unassessable.picture()),
                                        unassessable.detail(),
                                        Advice.of(unassessable.reason(), Locale.ENGLISH)));
        };
    }

    private static String comparison(Decided decided, DecisionPolicy policy, ScoreCalibration calibration) {
        double target = policy.targetFalseMatchRate();
        double rate = decided.falseMatchRate();
        return "Of comparisons between different people %s score %.2f or more; a match needs a score of %.2f (%s)."
                .formatted(
                        (rate <= calibration.smallestRate() ? "at most " : "") + Rates.oneIn(rate),
                        decided.similarityScore(),
                        calibration.similarityScoreAt(target),
                        Rates.oneIn(target));
    }

    static String name(PictureRole role) {
        return switch (role) {
            case REFERENCE -> "Photo of the document";
            case PROBE -> "Photo of the face";
        };
    }
}
