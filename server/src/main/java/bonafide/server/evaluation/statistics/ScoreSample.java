package bonafide.server.evaluation.statistics;

import java.util.Arrays;

/**
 * Comparison scores of one kind (mated or non-mated) in falling order, each with the two people compared.
 *
 * <p>Of a very large all-against-all comparison only the scores at or above a floor are held; {@code trials} counts all.
 * Rates at thresholds below the floor cannot be asked for then.
 */
public final class ScoreSample {
    private final float[] scores;
    private final int[] firstPeople;
    private final int[] secondPeople;
    private final long trials;
    private final TotalWeight totalWeight;

    /** The number of all comparisons when each person counts {@code multiplicity[person]} times. */
    @FunctionalInterface
    public interface TotalWeight {
        double of(int[] multiplicity);
    }

    private ScoreSample(float[] scores, int[] first, int[] second, long trials, TotalWeight totalWeight) {
        this.scores = scores;
        this.firstPeople = first;
        this.secondPeople = second;
        this.trials = trials;
        this.totalWeight = totalWeight;
    }

    /** All scores of a sample, in any order. */
    public static ScoreSample complete(float[] scores, int[] firstPeople, int[] secondPeople) {
        return sorted(scores, firstPeople, secondPeople, scores.length, multiplicity -> {
            double sum = 0;
            for (int i = 0; i < firstPeople.length; i++) {
                sum += weight(multiplicity, firstPeople[i], secondPeople[i]);
            }
            return sum;
        });
    }

    /** The highest scores of a larger sample: {@code trials} comparisons were made, those not given scored lower. */
    public static ScoreSample highest(
            float[] scores, int[] firstPeople, int[] secondPeople, long trials, TotalWeight totalWeight) {
        return sorted(scores, firstPeople, secondPeople, trials, totalWeight);
    }

    private static ScoreSample sorted(float[] scores, int[] first, int[] second, long trials, TotalWeight total) {
        if (scores.length != first.length || scores.length != second.length || trials < scores.length) {
            throw new IllegalArgumentException(scores.length + " scores, " + first.length + " and " + second.length
                    + " people, " + trials + " trials");
        }
        int[] order = fallingOrder(scores);
        float[] sortedScores = new float[order.length];
        int[] sortedFirst = new int[order.length];
        int[] sortedSecond = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sortedScores[i] = scores[order[i]];
            sortedFirst[i] = first[order[i]];
            sortedSecond[i] = second[order[i]];
        }
        return new ScoreSample(sortedScores, sortedFirst, sortedSecond, trials, total);
    }

    /** Indexes by falling score: one primitive sort of score and index packed together. */
    private static int[] fallingOrder(float[] scores) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(scores[i]);
            int rising = bits >= 0 ? bits : bits ^ 0x7fffffff;
            keys[i] = ((long) ~rising << 32) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** How often a comparison counts: both people must be drawn; a person compared with himself counts once. */
    static double weight(int[] multiplicity, int first, int second) {
        return first == second ? multiplicity[first] : (double) multiplicity[first] * multiplicity[second];
    }

    /** All comparisons of the sample, held or not. */
    public long trials() {
        return trials;
    }

    /** Scores held. */
    public int held() {
        return scores.length;
    }

    /** The score at a rank, 0 the highest. */
    public float score(int rank) {
        return scores[rank];
    }

    int firstPerson(int rank) {
        return firstPeople[rank];
    }

    int secondPerson(int rank) {
        return secondPeople[rank];
    }

    double totalWeight(int[] multiplicity) {
        return totalWeight.of(multiplicity);
    }

    /** Comparisons that reach the threshold: decided as a match. */
    public int reaching(double threshold) {
        if (scores.length < trials && (scores.length == 0 || threshold < scores[scores.length - 1])) {
            throw new IllegalArgumentException("threshold " + threshold + " lies below the scores held");
        }
        int low = 0;
        int high = scores.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] >= threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Share of the comparisons that reach the threshold: the false-match rate of non-mated ones. */
    public double shareReaching(double threshold) {
        return (double) reaching(threshold) / trials;
    }

    /** A copy of the scores held, in falling order. */
    public float[] scores() {
        return Arrays.copyOf(scores, scores.length);
    }
}
