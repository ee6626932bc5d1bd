package bonafide.server.evaluation.report;

import bonafide.server.evaluation.report.Chart.XY;
import bonafide.server.evaluation.statistics.OperatingPoint;
import java.util.List;
import java.util.stream.IntStream;

/** The plots of a study. */
public final class Plots {
    private static final String MATED = "#1769aa";
    private static final String NON_MATED = "#b3541e";

    private Plots() {}

    /** Detection error trade-off of one or more studies, both rates on logarithmic axes. */
    public static String det(List<Study> studies) {
        double smallest = studies.stream()
                .mapToDouble(study -> Math.max(study.mated(), study.nonMated()))
                .map(n -> Math.pow(10, -Math.ceil(Math.log10(Math.max(10, n)))))
                .min()
                .orElse(1e-4);
        Chart chart = new Chart(
                "Detection error trade-off",
                new Axis("false-match rate", smallest, 1, true),
                new Axis("false non-match rate", Math.max(smallest, 1e-4), 1, true));
        String[] colours = {MATED, NON_MATED, "#4c7a34"};
        for (int i = 0; i < studies.size(); i++) {
            Study study = studies.get(i);
            chart.line(
                    study.title(),
                    colours[i % colours.length],
                    study.det().stream()
                            .map(point -> new XY(point.falseMatchRate(), point.falseNonMatchRate()))
                            .toList());
        }
        return chart.svg();
    }

    /** Shares of both kinds of comparison over the score, with the shipped thresholds. */
    public static String distribution(Study study) {
        double width = 2.0 / study.matedSteps().size();
        Chart chart = new Chart(
                "Distribution of comparison scores",
                new Axis("comparison score (cosine)", -0.5, 1, false),
                new Axis("share of comparisons in steps of " + width, 1e-6, 1, true));
        chart.area("different people", NON_MATED, shares(study.nonMatedSteps()));
        chart.area("same person", MATED, shares(study.matedSteps()));
        for (OperatingPoint point : study.atShippedThresholds()) {
            chart.mark(point.threshold(), "threshold for " + Wording.power(point.nominal()));
        }
        return chart.svg();
    }

    private static List<XY> shares(List<Long> steps) {
        long all = steps.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return List.of();
        }
        return IntStream.range(0, steps.size())
                .mapToObj(i -> new XY(-1 + (i + 0.5) * 2 / steps.size(), (double) steps.get(i) / all))
                .filter(point -> point.x() >= -0.5)
                .toList();
    }

    /** False non-match rate after leaving out the comparisons of the lowest quality. */
    public static String discard(Study study) {
        double highest = study.discard().stream()
                .mapToDouble(point -> point.falseNonMatchRate() * 100)
                .max()
                .orElse(0);
        Chart chart = new Chart(
                "Error versus discard",
                new Axis("comparisons left out, lowest quality first (%)", 0, 30, false),
                new Axis("false non-match rate of the rest (%)", 0, Math.max(1, Math.ceil(highest)), false));
        return chart.line(
                        "by template norm",
                        MATED,
                        study.discard().stream()
                                .map(point -> new XY(point.discarded() * 100, point.falseNonMatchRate() * 100))
                                .toList())
                .svg();
    }
}
