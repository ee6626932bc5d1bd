package bonafide.server.evaluation.statistics;

/** Counts of scores between -1 and 1 in equal steps; cheap enough for hundreds of millions of scores. */
public final class ScoreHistogram {
    private static final int BINS = 20_000;

    private final long[] counts = new long[BINS];

    public void add(float score) {
        counts[Math.clamp((int) ((score + 1f) * (BINS / 2)), 0, BINS - 1)]++;
    }

    public void add(ScoreHistogram other) {
        for (int i = 0; i < BINS; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Number of scores added. */
    public long total() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The lowest bin edge that at most {@code limit} scores reach; -1 when all fit. */
    public float floorFor(long limit) {
        long above = 0;
        for (int i = BINS - 1; i >= 0; i--) {
            above += counts[i];
            if (above > limit) {
                return -1f + (i + 1) * (2f / BINS);
            }
        }
        return -1f;
    }

    /** The lowest bin edge above which fewer than {@code count} scores lie: a rank's score to one bin's width. */
    public double scoreReachedBy(long count) {
        return floorFor(Math.max(0, count));
    }

    /** The counts in {@code steps} equal steps from -1 to 1, for a plot. */
    public long[] inSteps(int steps) {
        long[] coarse = new long[steps];
        for (int i = 0; i < BINS; i++) {
            coarse[(int) ((long) i * steps / BINS)] += counts[i];
        }
        return coarse;
    }
}
