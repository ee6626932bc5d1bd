package bonafide.server.cli;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.ScoreCalibration;
import org.jspecify.annotations.Nullable;

/** The false-match rate a command decides at, {@code --target-fmr}. */
final class TargetRate {
    private TargetRate() {}

    /**
     * @param asked null for the default policy's
     * @throws CommandFailure when it is no rate, or the score table shows none as small
     */
    static double of(@Nullable Double asked, ScoreCalibration calibration) {
        double rate = asked == null ? DecisionPolicy.DEFAULT.targetFalseMatchRate() : asked;
        if (!(rate > 0 && rate < 1)) {
            throw new CommandFailure("--target-fmr must lie between 0 and 1, found " + rate);
        }
        require(rate, calibration);
        return rate;
    }

    static void require(double rate, ScoreCalibration calibration) {
        calibration.objectionTo(rate).ifPresent(objection -> {
            throw new CommandFailure("--target-fmr: " + objection);
        });
    }
}
