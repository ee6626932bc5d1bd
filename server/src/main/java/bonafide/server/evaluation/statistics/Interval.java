package bonafide.server.evaluation.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A two-sided 95 % interval of a rate.
 *
 * @param lower 0 to 1
 * @param upper 0 to 1, at or above {@code lower}
 */
public record Interval(double lower, double upper) {
    private static final double TAIL = 0.025;

    public Interval {
        if (!(lower >= 0 && lower <= upper && upper <= 1)) {
            throw new IllegalArgumentException("interval [" + lower + ", " + upper + "] does not lie within 0 to 1");
        }
    }

    /**
     * The exact binomial interval of Clopper and Pearson (Biometrika 26, 1934): never narrower than promised when the
     * trials are independent. Comparisons that share a person are not; {@link PersonBootstrap} answers for those.
     */
    public static Interval exactBinomial(long errors, long trials) {
        if (errors < 0 || errors > trials || trials < 1) {
            throw new IllegalArgumentException(errors + " errors of " + trials + " trials");
        }
        double lower = errors == 0
                ? 0
                : BetaDistribution.of((double) errors, trials - errors + 1.0).inverseCumulativeProbability(TAIL);
        double upper = errors == trials
                ? 1
                : BetaDistribution.of(errors + 1.0, (double) (trials - errors)).inverseSurvivalProbability(TAIL);
        return new Interval(lower, upper);
    }
}
