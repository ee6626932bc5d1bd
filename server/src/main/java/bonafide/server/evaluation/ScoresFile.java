package bonafide.server.evaluation;

import bonafide.server.evaluation.PairList.Pair;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * scores.csv: one row for each pair in the order of the list. Scores are empty where the pair is unassessable, and the
 * reason is empty where it is not.
 */
final class ScoresFile implements Closeable {
    private static final String[] COLUMNS = {
        "reference", "probe", "mated", "comparisonScore", "similarityScore", "decision", "reason"
    };

    private final CSVPrinter printer;

    ScoresFile(Path file) throws IOException {
        printer = new CSVPrinter(
                Files.newBufferedWriter(file),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader(COLUMNS)
                        .setRecordSeparator('\n')
                        .get());
    }

    void compared(Pair pair, float score, ScoreScale scale) throws IOException {
        printer.printRecord(
                pair.reference(),
                pair.probe(),
                pair.mated() ? 1 : 0,
                String.format(Locale.ROOT, "%.7f", score),
                String.format(Locale.ROOT, "%.2f", scale.similarity(score)),
                scale.matches(score) ? "match" : "nonMatch",
                "");
    }

    void unassessable(Pair pair, String reason) throws IOException {
        printer.printRecord(pair.reference(), pair.probe(), pair.mated() ? 1 : 0, "", "", "unassessable", reason);
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
