package bonafide.server.evaluation.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Error versus discard (ISO/IEC 29794-1): how the false non-match rate falls when the mated comparisons of the lowest
 * quality are left out. A measure that predicts errors gives a steep curve.
 */
public final class QualityDiscard {

    /** The rate that is left after discarding a share of the comparisons. */
    public record Point(double discarded, long comparisonsLeft, double falseNonMatchRate) {}

    private QualityDiscard() {}

    /** @param qualities of each mated comparison, the lower of its two pictures; higher is better */
    public static List<Point> curve(float[] matedScores, float[] qualities, double threshold, double... discarded) {
        int[] byQuality = IntStream.range(0, qualities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> qualities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return DoubleStream.of(discarded)
                .mapToObj(share -> {
                    int from = (int) Math.floor(share * byQuality.length);
                    int left = byQuality.length - from;
                    long errors = IntStream.range(from, byQuality.length)
                            .filter(i -> matedScores[byQuality[i]] < threshold)
                            .count();
                    return new Point(share, left, left == 0 ? 0 : (double) errors / left);
                })
                .toList();
    }
}
