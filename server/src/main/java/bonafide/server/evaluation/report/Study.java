package bonafide.server.evaluation.report;

import bonafide.server.evaluation.statistics.DetPoint;
import bonafide.server.evaluation.statistics.GroupRates;
import bonafide.server.evaluation.statistics.OperatingPoint;
import bonafide.server.evaluation.statistics.QualityDiscard;
import java.util.List;

/**
 * All figures of one source of comparisons.
 *
 * @param title where the comparisons come from
 * @param mated comparisons of one person with himself that could be made
 * @param nonMated comparisons of two people that could be made
 * @param atShippedThresholds rates where the model's calibration puts its thresholds
 * @param atOwnThresholds rates at the thresholds this data sets itself; shorter than the other list where the data ends
 * @param groups rates of each cohort; false matches at {@code groupRate}, false non-matches at {@code target}
 * @param discard false non-match rate at {@code target} after leaving out the lowest quality; empty without mated pairs
 * @param matedSteps mated comparisons in equal steps of score from -1 to 1; so {@code nonMatedSteps}
 */
public record Study(
        String title,
        long mated,
        long nonMated,
        int people,
        double target,
        double groupRate,
        List<OperatingPoint> atShippedThresholds,
        List<OperatingPoint> atOwnThresholds,
        List<DetPoint> det,
        List<GroupRates> groups,
        List<QualityDiscard.Point> discard,
        List<ScoredPair> hardestMated,
        List<ScoredPair> hardestNonMated,
        List<Long> matedSteps,
        List<Long> nonMatedSteps) {

    /** Steps of the distribution plot. */
    public static final int STEPS = 200;

    /** How many of the hardest pairs are named. */
    public static final int HARDEST = 20;

    /** Shares of the comparisons to leave out, lowest quality first. */
    public static double[] discarded() {
        return new double[] {0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3};
    }

    /** A pair by its files' names. */
    public record ScoredPair(String reference, String probe, double comparisonScore, double similarityScore) {}

    /**
     * The lowest rate whose false matches can be counted in so many comparisons, for telling groups apart: they need
     * more errors than the target leaves.
     */
    public static double groupRate(double target, long nonMated) {
        double rate = 1e-2;
        while (rate / 10 >= target * 0.99 && rate / 10 * nonMated >= 30) {
            rate /= 10;
        }
        return rate;
    }
}
