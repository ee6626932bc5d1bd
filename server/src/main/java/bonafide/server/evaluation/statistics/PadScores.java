package bonafide.server.evaluation.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Attack scores by source, and the rates of ISO/IEC 30107-3 they give. Higher scores are more attack-like; a
 * presentation is taken for an attack at and above the cut. Each source weighs the same, however many pictures it
 * brought: one easy set of thousands would hide the others.
 *
 * @param bonaFide scores of bona fide presentations, by source
 * @param attacks scores of attack presentations, by source
 */
public record PadScores(Map<String, double[]> bonaFide, Map<String, double[]> attacks) {
    private static final int MOST_POINTS = 2000;

    /** Both error rates at one cut. */
    public record Point(double cut, double apcer, double bpcer) {}

    /** All sources as one: each picture weighs the same. */
    public PadScores pooled() {
        return new PadScores(Map.of("all", joined(bonaFide.values())), Map.of("all", joined(attacks.values())));
    }

    /** Whether there are both kinds to tell apart. */
    public boolean complete() {
        return !bonaFide.isEmpty() && !attacks.isEmpty();
    }

    public Point at(double cut) {
        return new Point(cut, mean(attacks.values(), cut), 1 - mean(bonaFide.values(), cut));
    }

    /** The curve from the lowest cut to the highest. */
    public List<Point> det() {
        double[] scores = DoubleStream.concat(
                        Arrays.stream(joined(bonaFide.values())), Arrays.stream(joined(attacks.values())))
                .sorted()
                .distinct()
                .toArray();
        int steps = Math.min(scores.length, MOST_POINTS);
        return DoubleStream.iterate(0, i -> i < steps, i -> i + 1)
                .map(i -> scores[(int) (i * (scores.length - 1) / Math.max(1, steps - 1))])
                .mapToObj(this::at)
                .toList();
    }

    /** Where both rates are closest to each other. */
    public Point equalError() {
        return det().stream()
                .min((a, b) -> Double.compare(Math.abs(a.apcer() - a.bpcer()), Math.abs(b.apcer() - b.bpcer())))
                .orElseThrow();
    }

    /** The lowest cut that takes at most this share of bona fide presentations for attacks. */
    public double cutForBpcer(double most) {
        return det().stream()
                .filter(point -> point.bpcer() <= most)
                .mapToDouble(Point::cut)
                .findFirst()
                .orElseGet(() -> Math.nextUp(det().getLast().cut()));
    }

    /** Share of pairs of one attack and one bona fide presentation in which the attack scores higher (ties half). */
    public double areaUnderCurve() {
        double[] honest = joined(bonaFide.values());
        Arrays.sort(honest);
        double wins = 0;
        double[] attackScores = joined(attacks.values());
        for (double score : attackScores) {
            wins += (below(honest, score) + below(honest, Math.nextUp(score))) / 2.0;
        }
        return wins / ((double) honest.length * attackScores.length);
    }

    private static double mean(Collection<double[]> sources, double cut) {
        return sources.stream()
                .mapToDouble(scores ->
                        (double) Arrays.stream(scores).filter(s -> s < cut).count() / scores.length)
                .average()
                .orElse(Double.NaN);
    }

    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] joined(Collection<double[]> sources) {
        return sources.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
