package bonafide.server.evaluation;

import bonafide.server.evaluation.statistics.ScoreTable;
import bonafide.server.evaluation.statistics.ScoreTable.Point;
import bonafide.server.evaluation.statistics.TailFit;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A score table as the block that models/manifest.toml takes. */
public final class CalibrationToml {
    private CalibrationToml() {}

    /**
     * @param profile key of the profile's table
     * @param description what was compared, in the user's words
     */
    public static String of(CalibrationRun.Result result, String profile, String description) {
        ScoreTable table = result.table();
        return """
                # Replaces the block of the same name below the recognition model in models/manifest.toml.
                # %s
                [models.calibration.%s]
                data = "%s"
                cosine = [%s]
                fmr = [%s]
                score = [%s]
                """.formatted(
                        support(table),
                        profile,
                        data(result, description).replace("\\", "\\\\").replace("\"", "\\\""),
                        numbers(table.points(), Point::score, "%.4f"),
                        numbers(table.points(), Point::falseMatchRate, "%s"),
                        numbers(table.points(), Point::similarityScore, "%.1f"));
    }

    private static String data(CalibrationRun.Result result, String description) {
        TailFit tail = result.table().tail();
        String fit = tail == null
                ? "no tail"
                : String.format(
                        Locale.ROOT,
                        "tail: GPD, xi %.3f, sigma %.4f above %.4f",
                        tail.shape(),
                        tail.scale(),
                        tail.start());
        return String.format(
                Locale.ROOT,
                "%s: %,d non-mated comparisons of %,d people; %s",
                description,
                result.table().comparisons(),
                result.people(),
                fit);
    }

    private static String support(ScoreTable table) {
        return table.points().stream()
                .filter(point -> point.falseMatchRate() > 0 && point.falseMatchRate() < 0.9)
                .map(point -> point.support() == 0
                        ? "%s is extrapolated".formatted(point.falseMatchRate())
                        : "%s rests on %,d false matches".formatted(point.falseMatchRate(), point.support()))
                .collect(Collectors.joining(", "));
    }

    private static String numbers(List<Point> points, ToDoubleFunction<Point> value, String format) {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, format, value.applyAsDouble(point)))
                .collect(Collectors.joining(", "));
    }
}
