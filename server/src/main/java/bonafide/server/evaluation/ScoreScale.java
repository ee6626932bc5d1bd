package bonafide.server.evaluation;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.ScoreCalibration;
import java.util.Arrays;

/**
 * What a comparison score means by the model's calibration, and where this run decides.
 *
 * @param target false-match rate a match must have or undercut
 */
public record ScoreScale(ScoreCalibration calibration, double target) {
    private static final double[] RATES = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
    /** The false-match rates a report speaks about, as far as the calibration goes; the largest first. */
    double[] rates() {
        return Arrays.stream(RATES)
                .filter(rate -> rate >= calibration.smallestRate())
                .toArray();
    }

    /** The thresholds of {@link #rates()}. */
    double[] thresholds() {
        return Arrays.stream(rates()).map(this::threshold).toArray();
    }

    double threshold(double rate) {
        return calibration.thresholdAt(rate).cosine();
    }

    double similarity(double score) {
        return calibration.similarityScore(comparison(score));
    }

    boolean matches(double score) {
        return score >= threshold(target);
    }

    private static ComparisonScore comparison(double score) {
        return new ComparisonScore(Math.clamp(score, -1, 1));
    }
}
