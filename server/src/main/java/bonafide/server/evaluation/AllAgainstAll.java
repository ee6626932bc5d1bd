package bonafide.server.evaluation;

import bonafide.engine.recognition.TemplateBlock;
import bonafide.server.evaluation.statistics.ScoreHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Compares every template with every other, by blocked matrix products.
 *
 * <p>Two passes: the first only counts, the second keeps mated scores and the highest non-mated ones. Holding them all
 * would take gigabytes for tens of millions of comparisons, and rates are only asked for at the high end.
 */
final class AllAgainstAll {
    /** Non-mated comparisons held at least, where there are so many. */
    private static final int HELD = 2_000_000;

    private static final int BLOCK = 512;

    private final float[][] templates;
    private final int[] people;
    private final double lowestThreshold;
    private final ExecutorService workers;

    /**
     * @param people who each template is of; equal numbers are mated
     * @param lowestThreshold every score at or above it is held
     */
    AllAgainstAll(float[][] templates, int[] people, double lowestThreshold, ExecutorService workers) {
        this.templates = templates;
        this.people = people;
        this.lowestThreshold = lowestThreshold;
        this.workers = workers;
    }

    /** Every mated comparison, the highest non-mated ones, and the distribution of all of them. */
    record Result(
            ScoreBuffer mated,
            ScoreHistogram matedHistogram,
            ScoreBuffer highestNonMated,
            ScoreHistogram nonMatedHistogram) {}

    Result compare() {
        ScoreHistogram mated = new ScoreHistogram();
        ScoreHistogram nonMated = new ScoreHistogram();
        for (Counter counter : overBlocks(Counter::new)) {
            mated.add(counter.mated);
            nonMated.add(counter.nonMated);
        }
        double floor = Math.min(nonMated.floorFor(HELD), lowestThreshold);
        List<Keeper> keepers = overBlocks(() -> new Keeper(floor));
        return new Result(
                ScoreBuffer.joined(keepers.stream().map(k -> k.mated).toList()),
                mated,
                ScoreBuffer.joined(keepers.stream().map(k -> k.nonMated).toList()),
                nonMated);
    }

    private <S extends Sink> List<S> overBlocks(Supplier<S> sinks) {
        List<Future<S>> tasks = IntStream.range(0, (templates.length + BLOCK - 1) / BLOCK)
                .mapToObj(block -> workers.submit(() -> {
                    S sink = sinks.get();
                    compareColumns(block * BLOCK, sink);
                    return sink;
                }))
                .toList();
        List<S> done = new ArrayList<>();
        try {
            for (Future<S> task : tasks) {
                done.add(task.get());
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a comparison worker failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the comparison was interrupted", interrupted);
        }
        return done;
    }

    /** Compares the block's columns with every row above them, so that each pair comes up once. */
    private void compareColumns(int from, Sink sink) {
        int width = Math.min(BLOCK, templates.length - from);
        var columns = new TemplateBlock(Arrays.copyOfRange(templates, from, from + width));
        float[] products = new float[width];
        for (int row = 0; row < from + width; row++) {
            columns.compare(templates[row], products);
            for (int column = Math.max(0, row + 1 - from); column < width; column++) {
                sink.take(people[row] == people[from + column], products[column], row, from + column);
            }
        }
    }

    private interface Sink {
        void take(boolean samePerson, float score, int first, int second);
    }

    private static final class Counter implements Sink {
        private final ScoreHistogram mated = new ScoreHistogram();
        private final ScoreHistogram nonMated = new ScoreHistogram();

        @Override
        public void take(boolean samePerson, float score, int first, int second) {
            (samePerson ? mated : nonMated).add(score);
        }
    }

    private static final class Keeper implements Sink {
        private final double floor;
        private final ScoreBuffer mated = new ScoreBuffer();
        private final ScoreBuffer nonMated = new ScoreBuffer();

        private Keeper(double floor) {
            this.floor = floor;
        }

        @Override
        public void take(boolean samePerson, float score, int first, int second) {
            if (samePerson) {
                mated.add(score, first, second);
            } else if (score >= floor) {
                nonMated.add(score, first, second);
            }
        }
    }
}
