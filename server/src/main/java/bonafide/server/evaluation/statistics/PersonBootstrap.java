package bonafide.server.evaluation.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Intervals that respect that comparisons share people: people are drawn with replacement, and a comparison counts as
 * often as both of its people were drawn (Bolle, Ratha, Pankanti, "Error analysis of pattern recognition systems: the
 * subsets bootstrap", 2004). The same seed gives the same figures.
 */
public final class PersonBootstrap {
    /** Enough for a 95 % interval whose own noise is far below its width. */
    public static final int REPLICATES = 1000;

    private static final double TAIL = 0.025;

    private final int people;
    private final int replicates;
    private final long seed;

    public PersonBootstrap(int people, int replicates, long seed) {
        if (people < 1 || replicates < 40) {
            throw new IllegalArgumentException(people + " people, " + replicates + " replicates (at least 40)");
        }
        this.people = people;
        this.replicates = replicates;
        this.seed = seed;
    }

    /** Intervals of the share of comparisons at or above each threshold (non-mated: the false-match rate). */
    public List<Interval> sharesReaching(ScoreSample sample, double... thresholds) {
        int[] counts = Arrays.stream(thresholds).mapToInt(sample::reaching).toArray();
        int deepest = Arrays.stream(counts).max().orElse(0);
        double[][] shares = new double[thresholds.length][replicates];
        SplittableRandom random = new SplittableRandom(seed);
        double[] reached = new double[deepest + 1];
        for (int replicate = 0; replicate < replicates; replicate++) {
            int[] multiplicity = draw(random);
            for (int rank = 0; rank < deepest; rank++) {
                reached[rank + 1] = reached[rank]
                        + ScoreSample.weight(multiplicity, sample.firstPerson(rank), sample.secondPerson(rank));
            }
            double all = sample.totalWeight(multiplicity);
            for (int i = 0; i < counts.length; i++) {
                shares[i][replicate] = all > 0 ? Math.min(1, reached[counts[i]] / all) : 0;
            }
        }
        return Arrays.stream(shares).map(PersonBootstrap::interval).toList();
    }

    /** Interval of the score that the given share of comparisons reaches. */
    public ScoreRange scoreAt(ScoreSample sample, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] found = IntStream.range(0, replicates)
                .mapToDouble(_ -> scoreAt(sample, share, draw(random)))
                .sorted()
                .toArray();
        return new ScoreRange(percentile(found, TAIL), percentile(found, 1 - TAIL));
    }

    private static double scoreAt(ScoreSample sample, double share, int[] multiplicity) {
        double allowed = share * sample.totalWeight(multiplicity);
        double reached = 0;
        for (int rank = 0; rank < sample.held(); rank++) {
            reached += ScoreSample.weight(multiplicity, sample.firstPerson(rank), sample.secondPerson(rank));
            if (reached > allowed) {
                return sample.score(rank);
            }
        }
        return sample.held() == 0 ? 0 : sample.score(sample.held() - 1);
    }

    private int[] draw(SplittableRandom random) {
        int[] multiplicity = new int[people];
        for (int i = 0; i < people; i++) {
            multiplicity[random.nextInt(people)]++;
        }
        return multiplicity;
    }

    private static Interval interval(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Interval(percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** A 95 % interval of a score. */
    public record ScoreRange(double lower, double upper) {}
}
