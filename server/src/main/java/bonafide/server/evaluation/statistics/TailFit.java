package bonafide.server.evaluation.statistics;

/**
 * Generalised Pareto distribution of the scores above a high threshold, fitted by probability-weighted moments (Hosking
 * and Wallis, Technometrics 29, 1987): carries a score table a little further than counting can.
 *
 * @param start score above which the fit holds
 * @param share of all comparisons that reach {@code start}
 * @param shape negative: the scores end somewhere; near 0: exponential
 */
public record TailFit(double start, double share, double shape, double scale) {

    /**
     * @param exceedances how many of the highest scores to fit; at least 30 for the fit to mean anything
     */
    public static TailFit of(ScoreSample sample, int exceedances) {
        if (exceedances < 30 || exceedances >= sample.held()) {
            throw new IllegalArgumentException(
                    exceedances + " exceedances of " + sample.held() + " scores; at least 30 and fewer than all");
        }
        double start = sample.score(exceedances);
        double mean = 0;
        double weighted = 0;
        for (int rank = 0; rank < exceedances; rank++) {
            double excess = sample.score(rank) - start;
            mean += excess / exceedances;
            // The share of exceedances above this one, by the plotting positions Hosking and Wallis recommend.
            weighted += excess * (rank + 0.35) / exceedances / exceedances;
        }
        double ratio = mean / (mean - 2 * weighted);
        return new TailFit(
                start, (double) exceedances / sample.trials(), 2 - ratio, 2 * mean * weighted / (mean - 2 * weighted));
    }

    /** The score that the given share of all comparisons reaches. */
    public double scoreAt(double rate) {
        double times = share / rate;
        return Math.abs(shape) < 1e-6
                ? start + scale * Math.log(times)
                : start + scale / shape * (Math.pow(times, shape) - 1);
    }
}
