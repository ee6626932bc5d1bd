package bonafide.server.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calibration made from non-mated comparisons: the score at each false-match rate the data can carry, and one decade
 * beyond by a fitted tail.
 *
 * @param points scores rising
 * @param tail the fit behind extrapolated points; null when the data is too small for one
 */
public record ScoreTable(List<Point> points, @Nullable TailFit tail, long comparisons) {

    /**
     * One line of the table.
     *
     * @param similarityScore 0 to 100 of this score; 60 to 90 are 50 + 10 (-log10 FMR)
     * @param support false matches counted at this point; 0 where it is extrapolated or an end of the scale
     */
    public record Point(double score, double falseMatchRate, double similarityScore, long support) {}

    /** Fewer false matches than this do not make a point. */
    public static final int LEAST_SUPPORT = 10;

    private static final double[] RATES = {0.5, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
    private static final double[] SIMILARITY = {30, 60, 70, 80, 90, 95, 98};
    private static final double TAIL_SHARE = 1e-3;
    private static final int TAIL_LEAST = 100;
    /** Fewer comparisons of different people than this make no table. */
    public static final long LEAST_COMPARISONS = 1000;

    /**
     * @param nonMated the highest scores at least
     * @param all the distribution of all scores, for rates below the scores held
     * @throws IllegalArgumentException when there are too few comparisons for even a rate of 1e-2
     */
    public static ScoreTable of(ScoreSample nonMated, ScoreHistogram all) {
        long n = nonMated.trials();
        if (n < LEAST_COMPARISONS) {
            throw new IllegalArgumentException("a score table needs " + LEAST_COMPARISONS
                    + " comparisons of different people at least, found " + n);
        }
        int exceedances = (int) Math.max(TAIL_LEAST, Math.round(TAIL_SHARE * n));
        TailFit tail = exceedances < nonMated.held() ? TailFit.of(nonMated, exceedances) : null;
        List<Point> points = new ArrayList<>();
        points.add(new Point(Math.min(-0.1, all.scoreReachedBy((long) (0.99 * n))), 0.99, 0, 0));
        boolean extrapolated = false;
        for (int i = 0; i < RATES.length && !extrapolated; i++) {
            long errors = (long) Math.floor(RATES[i] * n);
            extrapolated = errors < LEAST_SUPPORT;
            if (!extrapolated) {
                double score = errors < nonMated.held() ? nonMated.score((int) errors) : all.scoreReachedBy(errors);
                add(points, score, RATES[i], SIMILARITY[i], errors);
            } else if (tail != null) {
                add(points, tail.scoreAt(RATES[i]), RATES[i], SIMILARITY[i], 0);
            }
        }
        points.add(new Point(1, 0, 100, 0));
        return new ScoreTable(List.copyOf(points), tail, n);
    }

    /** The points a reader learns from: not the two that only close the table at rates of almost 1 and 0. */
    public List<Point> withoutEnds() {
        return points.stream()
                .filter(point -> point.falseMatchRate() > 0 && point.falseMatchRate() < 0.9)
                .toList();
    }

    /** Leaves out a point that does not rise, as a very short tail may give one. */
    private static void add(List<Point> points, double score, double rate, double similarity, long support) {
        if (score > points.getLast().score() && score < 1) {
            points.add(new Point(score, rate, similarity, support));
        }
    }
}
