package bonafide.server.evaluation;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.ScoreCalibration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decisions that were made, from any table with a column {@code comparisonScore} (scores.csv of an evaluation) or
 * {@code falseMatchRate} (an export of the audit trail); rows without a value decided nothing and are passed over.
 */
public record PastDecisions(List<Decision> decisions) {

    /**
     * One of them.
     *
     * @param row its other columns, to find it by
     */
    public record Decision(Map<String, String> row, ComparisonScore comparison) {}

    /** A decision that another calibration turns round. */
    public record Change(Decision decision, boolean wasMatch) {}

    /** @param old the calibration they were made with */
    public static PastDecisions read(Path file, ScoreCalibration old) {
        CsvTable table = CsvTable.read(file);
        Optional<String> comparison = table.columnNamed("comparisonscore");
        String column = comparison.orElseGet(() -> table.required("falsematchrate", "fmr"));
        return new PastDecisions(table.rows()
                .flatMap(row -> row
                        .number(column)
                        .map(value -> new Decision(
                                row.others(table.columns()),
                                comparison.isPresent() ? new ComparisonScore(value) : scoreOf(value, old)))
                        .stream())
                .toList());
    }

    /** A rate at the end of the scale belongs to any higher score as well; all of them match at any target. */
    private static ComparisonScore scoreOf(double falseMatchRate, ScoreCalibration old) {
        return old.thresholdAt(Math.clamp(falseMatchRate, old.smallestRate(), 1));
    }

    /** What changes when {@code now} decides instead, both at the same target. */
    public List<Change> changes(ScoreCalibration old, ScoreCalibration now, double target) {
        double before = old.thresholdAt(target).cosine();
        double after = now.thresholdAt(target).cosine();
        return decisions.stream()
                .flatMap(decision -> {
                    boolean was = decision.comparison().cosine() >= before;
                    boolean is = decision.comparison().cosine() >= after;
                    return was == is ? Stream.<Change>empty() : Stream.of(new Change(decision, was));
                })
                .toList();
    }
}
