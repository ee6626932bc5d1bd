package bonafide.server.evaluation;

import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.evaluation.statistics.ScoreTable;
import bonafide.server.evaluation.statistics.ScoreTable.Point;
import bonafide.server.evaluation.statistics.TailFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

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

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws InvalidListException when the file holds no table for the profile, or one that is no table
     */
    public static ScoreCalibration read(Path file, String profile) {
        try {
            var table = TomlMapper.shared()
                    .readTree(Files.readString(file))
                    .path("models")
                    .path("calibration")
                    .path(profile);
            if (table.isMissingNode()) {
                throw new InvalidListException(file + " has no block [models.calibration." + profile + "]");
            }
            return new ScoreCalibration(
                    table.path("data").asString(),
                    numbers(table, "cosine"),
                    numbers(table, "fmr"),
                    numbers(table, "score"));
        } catch (IOException e) {
            throw new InvalidListException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new InvalidListException(file + ": " + e.getMessage());
        }
    }

    private static List<Double> numbers(JsonNode table, String name) {
        return table.path(name).valueStream().map(JsonNode::asDouble).toList();
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
