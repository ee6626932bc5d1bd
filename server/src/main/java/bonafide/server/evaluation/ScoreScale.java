package bonafide.server.evaluation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What a comparison score means by the model's calibration.
 *
 * @param similarityScore comparison score to 0..100
 * @param falseMatchRate comparison score to the share of random non-mated comparisons that reach it
 * @param thresholdAt false-match rate to the lowest comparison score that has it
 * @param target false-match rate the decisions of this run are made at
 */
public record ScoreScale(
        DoubleUnaryOperator similarityScore,
        DoubleUnaryOperator falseMatchRate,
        DoubleUnaryOperator thresholdAt,
        double target) {

    private static final double[] RATES = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};

    /** The false-match rates a report speaks about, the largest first. */
    static double[] rates() {
        return RATES.clone();
    }

    /** The thresholds of {@link #rates()}. */
    double[] thresholds() {
        return Arrays.stream(RATES).map(thresholdAt).toArray();
    }

    double similarity(double score) {
        return similarityScore.applyAsDouble(score);
    }

    double threshold(double rate) {
        return thresholdAt.applyAsDouble(rate);
    }

    boolean matches(double score) {
        return falseMatchRate.applyAsDouble(score) <= target;
    }
}
