package bonafide.engine.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a comparison score means: its false-match rate among random non-mated comparisons, and the 0 to 100 score.
 *
 * <p>Both are laid through points that were measured once for a network and profile and stand beside it in the
 * manifest. Between points the score is linear in the cosine and the false-match rate is linear in its logarithm;
 * beyond the last measured rate it stays at the smallest one known, because nothing smaller was shown.
 */
public final class ScoreCalibration {
    private final String data;
    private final double[] cosine;
    private final double[] score;
    private final double[] logFmr;
    private final double smallestRate;

    /** Of a recogniser that was never measured: its scores say nothing and meet no target. */
    public static ScoreCalibration none(String recogniser) {
        return new ScoreCalibration(
                recogniser + " has no score table", List.of(-1.0, 1.0), List.of(1.0, 1.0), List.of(0.0, 100.0));
    }

    /**
     * @param data what the rates were counted on
     * @param cosine rising
     * @param fmr falling, same length; the last may be 0 (identical templates)
     * @param score rising from 0 to 100, same length
     */
    public ScoreCalibration(String data, List<Double> cosine, List<Double> fmr, List<Double> score) {
        this.data = data;
        this.cosine = rising("cosine", cosine);
        this.score = rising("score", score);
        this.smallestRate = fmr.stream()
                .filter(rate -> rate > 0)
                .mapToDouble(rate -> rate)
                .min()
                .orElse(1);
        double[] falling =
                fmr.stream().mapToDouble(rate -> Math.max(rate, smallestRate)).toArray();
        this.logFmr = new double[falling.length];
        for (int i = 0; i < falling.length; i++) {
            if (!(falling[i] <= 1) || (i > 0 && falling[i] > falling[i - 1])) {
                throw new IllegalArgumentException("calibration: fmr must fall from at most 1, was " + fmr);
            }
            logFmr[i] = Math.log10(falling[i]);
        }
        if (cosine.size() < 2 || cosine.size() != score.size() || cosine.size() != fmr.size()) {
            throw new IllegalArgumentException(
                    "calibration: cosine, fmr and score need the same length of at least 2, were " + cosine.size()
                            + ", " + fmr.size() + " and " + score.size());
        }
    }

    /** What the rates were counted on and what is extrapolated. */
    public String data() {
        return data;
    }

    /** 0 to 100, higher is more alike; two decimals, rounded down so that no threshold seems reached before it is. */
    public double similarityScore(ComparisonScore comparison) {
        return Math.floor(interpolate(comparison.cosine(), cosine, score) * 100 + 1e-6) / 100;
    }

    /** Share of random non-mated comparisons that reach this score, 0 to 1. */
    public double falseMatchRate(ComparisonScore comparison) {
        return Math.pow(10, interpolate(comparison.cosine(), cosine, logFmr));
    }

    /** The 0 to 100 score at which a false-match rate begins to hold. */
    public double similarityScoreAt(double falseMatchRate) {
        return similarityScore(new ComparisonScore(cosineAt(falseMatchRate)));
    }

    /**
     * The lowest comparison score that has a false-match rate.
     *
     * @throws IllegalArgumentException for a rate below {@link #smallestRate}
     */
    public ComparisonScore thresholdAt(double falseMatchRate) {
        return new ComparisonScore(cosineAt(falseMatchRate));
    }

    /** The smallest false-match rate this calibration speaks of. */
    public double smallestRate() {
        return smallestRate;
    }

    /** Why nothing can be decided at a false-match rate, for people; empty when it can. */
    public Optional<String> objectionTo(double falseMatchRate) {
        if (falseMatchRate >= smallestRate) {
            return Optional.empty();
        }
        return Optional.of(
                smallestRate == 1
                        ? data + ": make one with bonafide calibrate"
                        : String.format(
                                Locale.ROOT,
                                "the score table shows false-match rates down to %.1e, none as small as %.1e (%s)",
                                smallestRate,
                                falseMatchRate,
                                data));
    }

    /**
     * True when the comparison's false-match rate is at or below the target; never for a target below
     * {@link #smallestRate}, which no comparison was shown to have.
     */
    public boolean meets(ComparisonScore comparison, double targetFalseMatchRate) {
        return targetFalseMatchRate >= smallestRate && comparison.cosine() >= cosineAt(targetFalseMatchRate);
    }

    private double cosineAt(double falseMatchRate) {
        double target = Math.log10(falseMatchRate);
        int last = logFmr.length - 1;
        if (falseMatchRate < smallestRate) {
            throw new IllegalArgumentException("a false-match rate of " + falseMatchRate
                    + " is below what this calibration shows, " + smallestRate);
        }
        for (int i = 0; i <= last; i++) {
            if (logFmr[i] <= target) {
                return i == 0
                        ? cosine[0]
                        : cosine[i - 1]
                                + (cosine[i] - cosine[i - 1]) * (target - logFmr[i - 1]) / (logFmr[i] - logFmr[i - 1]);
            }
        }
        return cosine[last];
    }

    private static double interpolate(double x, double[] xs, double[] ys) {
        int last = xs.length - 1;
        if (x <= xs[0]) {
            return ys[0];
        }
        for (int i = 1; i <= last; i++) {
            if (x <= xs[i]) {
                return ys[i - 1] + (ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
            }
        }
        return ys[last];
    }

    private static double[] rising(String name, List<Double> values) {
        double[] array = values.stream().mapToDouble(value -> value).toArray();
        for (int i = 1; i < array.length; i++) {
            if (!(array[i] > array[i - 1])) {
                throw new IllegalArgumentException("calibration: " + name + " must rise, was " + values);
            }
        }
        return array;
    }
}
