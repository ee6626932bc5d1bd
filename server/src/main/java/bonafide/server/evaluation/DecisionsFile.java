package bonafide.server.evaluation;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.verification.BulkDecision;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** decisions.csv: one row for each pair in the order of the list. */
final class DecisionsFile implements Closeable {
    private static final List<String> COLUMNS = List.of(
            "reference",
            "probe",
            "passed",
            "decision",
            "comparisonScore",
            "similarityScore",
            "falseMatchRate",
            "attack",
            "attackScore",
            "reason");

    private final CSVPrinter printer;

    DecisionsFile(Path file) throws IOException {
        printer = new CSVPrinter(
                Files.newBufferedWriter(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader(COLUMNS.toArray(String[]::new))
                        .setRecordSeparator('\n')
                        .get());
    }

    /** @param decision null when one of the files could not be read */
    void write(BatchList.Pair pair, @Nullable BulkDecision decision) throws IOException {
        if (decision == null) {
            unassessable(pair, null, PictureResult.FILE_NOT_READABLE);
            return;
        }
        switch (decision.outcome()) {
            case Unassessable unassessable ->
                unassessable(pair, decision.comparison(), unassessable.reason().name());
            case Decided decided ->
                printer.printRecord(
                        pair.reference(),
                        pair.probe(),
                        decided.passed(),
                        decided.match() ? "match" : "nonMatch",
                        cosine(decision.comparison()),
                        String.format(Locale.ROOT, "%.2f", decided.similarityScore()),
                        decided.falseMatchRate(),
                        decided.attack(),
                        decided.padScore(),
                        "");
        }
    }

    private void unassessable(BatchList.Pair pair, @Nullable ComparisonScore score, String reason) throws IOException {
        printer.printRecord(
                pair.reference(), pair.probe(), false, "unassessable", cosine(score), "", "", "", "", reason);
    }

    private static Object cosine(@Nullable ComparisonScore score) {
        return score == null ? "" : score.cosine();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
