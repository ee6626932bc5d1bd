package bonafide.server.evaluation;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.ScoreCalibration;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What another calibration of the same model would have said of decisions that were made: both scores of each beside
 * each other in shadow.csv, and counts. Only the comparison is decided again; attack detection stands as it was.
 */
public final class Shadow implements Closeable {
    private static final String[] COLUMNS = {
        "requestId", "comparisonScore", "scoreNow", "scoreThen", "fmrNow", "fmrThen", "decisionNow", "decisionThen"
    };

    private final ScoreCalibration now;
    private final ScoreCalibration then;
    private final double target;
    private final CSVPrinter printer;
    private long matches;
    private long nonMatches;
    private long lost;
    private long gained;

    /** @param target false-match rate both decide at */
    public Shadow(ScoreCalibration now, ScoreCalibration then, double target, Path file) throws IOException {
        this.now = now;
        this.then = then;
        this.target = target;
        printer = new CSVPrinter(
                Files.newBufferedWriter(file),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader(COLUMNS)
                        .setRecordSeparator('\n')
                        .get());
    }

    /** @param cosine as the audit trail recorded it, to four digits */
    public void add(String requestId, double cosine) throws IOException {
        var score = new ComparisonScore(Math.clamp(cosine, -1, 1));
        boolean isMatch = now.meets(score, target);
        boolean wouldMatch = then.meets(score, target);
        printer.printRecord(
                requestId,
                cosine,
                rounded(now.similarityScore(score)),
                rounded(then.similarityScore(score)),
                now.falseMatchRate(score),
                then.falseMatchRate(score),
                word(isMatch),
                word(wouldMatch));
        matches += isMatch && wouldMatch ? 1 : 0;
        nonMatches += !isMatch && !wouldMatch ? 1 : 0;
        lost += isMatch && !wouldMatch ? 1 : 0;
        gained += !isMatch && wouldMatch ? 1 : 0;
    }

    /** One line for people. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "Of %,d recorded decisions at %.0e, %,d stay matches, %,d stay non-matches, %,d matches would become"
                        + " non-matches, %,d non-matches would become matches.",
                matches + nonMatches + lost + gained,
                target,
                matches,
                nonMatches,
                lost,
                gained);
    }

    private static String rounded(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    private static String word(boolean match) {
        return match ? "match" : "nonMatch";
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
