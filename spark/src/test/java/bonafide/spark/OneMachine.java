package bonafide.spark;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.verification.BulkVerifier;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.server.evaluation.Batch;
import bonafide.server.evaluation.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What {@code bonafide batch} says, and what Spark says in the same words. */
final class OneMachine {
    static final Path MODELS = Path.of("..", "models").toAbsolutePath();

    private OneMachine() {}

    /**
     * The lines of decisions.csv.
     *
     * @param folder where the pictures lie
     * @param pairs reference and probe, with a comma between
     */
    static List<String> decisions(Path folder, List<String> pairs) throws IOException {
        Path list = folder.resolve("pairs.csv");
        Files.writeString(list, "reference,probe\n" + String.join("\n", pairs) + "\n");
        try (var verifier = FaceVerifier.open(MODELS, EngineOptions.DEFAULT);
                var workers = Executors.newFixedThreadPool(2)) {
            new Batch(new BulkVerifier(verifier, DecisionPolicy.DEFAULT), workers, new Silence())
                    .run(list, folder.resolve("batch"), (_, _, _) -> {});
        }
        var lines = Files.readAllLines(folder.resolve("batch/decisions.csv"));
        return lines.subList(1, lines.size());
    }

    static List<String> lines(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(OneMachine::line).toList();
    }

    /** As decisions.csv writes it. */
    private static String line(Row row) {
        return Stream.of(row.schema().fieldNames())
                .map(name -> {
                    Object value = row.getAs(name);
                    return value == null
                            ? ""
                            : name.equals("similarityScore") ? "%.2f".formatted((Double) value) : value.toString();
                })
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }

    private record Silence() implements Progress {
        @Override
        public void started(String task, int total, int restored) {}

        @Override
        public void advanced(int done) {}

        @Override
        public void finished() {}
    }
}
