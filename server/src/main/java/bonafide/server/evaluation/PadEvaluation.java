package bonafide.server.evaluation;

import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.PadVerdict;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.PresentationResult.Assessed;
import bonafide.engine.verification.PresentationResult.NotAssessed;
import bonafide.server.evaluation.PadList.Presentation;
import bonafide.server.evaluation.report.PadHtmlReport;
import bonafide.server.evaluation.report.PadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Error rates of attack detection on a list of presentations: pad-scores.csv with one row for each of the list, in its
 * order, and a report. A picture that cannot be scored keeps its row, with the reason.
 */
public final class PadEvaluation {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final FaceVerifier verifier;
    private final PadPolicy policy;
    private final PadMode mode;
    private final Map<String, String> models;
    private final ExecutorService workers;
    private final Progress progress;
    private final InstantSource clock;

    /** @param models name and SHA-256 of each network, for the report */
    public PadEvaluation(
            FaceVerifier verifier,
            PadMode mode,
            Map<String, String> models,
            ExecutorService workers,
            Progress progress,
            InstantSource clock) {
        this.verifier = verifier;
        this.policy = verifier.padPolicy();
        this.mode = mode;
        this.models = Map.copyOf(models);
        this.workers = workers;
        this.progress = progress;
        this.clock = clock;
    }

    /** @throws InvalidListException when the list cannot be used; nothing is written then */
    public PadReport run(Path file, Path folder) throws IOException {
        PadList list = PadList.read(file);
        Files.createDirectories(folder);
        List<PadResult> results = assess(list);
        write(list, results, folder.resolve("pad-scores.csv"));
        PadReport report = new PadFigures(results, policy.cuts(mode))
                .report(
                        clock.instant(),
                        String.valueOf(file.getFileName()),
                        models,
                        mode.name().toLowerCase(Locale.ROOT));
        Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(report) + "\n");
        Files.writeString(folder.resolve("report.html"), PadHtmlReport.of(report));
        Files.writeString(folder.resolve("det.svg"), PadHtmlReport.detSvg(report));
        return report;
    }

    private List<PadResult> assess(PadList list) {
        progress.started("presentations", list.presentations().size(), 0);
        AtomicInteger done = new AtomicInteger();
        List<Future<PadResult>> tasks = list.presentations().stream()
                .map(presentation -> workers.submit(() -> {
                    PadResult result = assess(list.folder(), presentation);
                    progress.advanced(done.incrementAndGet());
                    return result;
                }))
                .toList();
        List<PadResult> results = new ArrayList<>();
        try {
            for (Future<PadResult> task : tasks) {
                results.add(task.get());
            }
        } catch (ExecutionException failure) {
            tasks.forEach(task -> task.cancel(false));
            throw new IllegalStateException("an evaluation worker failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            tasks.forEach(task -> task.cancel(false));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the evaluation was interrupted", interrupted);
        }
        progress.finished();
        return results;
    }

    private PadResult assess(Path folder, Presentation presentation) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.resolve(presentation.picture()));
        } catch (IOException _) {
            return notScored(presentation, PictureResult.FILE_NOT_READABLE);
        }
        return switch (verifier.presentation(new EncodedImage(bytes))) {
            case NotAssessed(var reason, var _) -> notScored(presentation, reason.name());
            case Assessed(var assessment) -> {
                PadVerdict verdict = policy.decide(mode, assessment.score()).verdict();
                yield new PadResult(
                        presentation,
                        OptionalDouble.of(assessment.score().value()),
                        verdict,
                        switch (verdict) {
                            case ATTACK -> "PRESENTATION_ATTACK";
                            case RETRY -> "ATTACK_UNCERTAIN";
                            case BONA_FIDE -> "";
                        });
            }
        };
    }

    private static PadResult notScored(Presentation presentation, String reason) {
        return new PadResult(presentation, OptionalDouble.empty(), PadVerdict.RETRY, reason);
    }

    private static void write(PadList list, List<PadResult> results, Path file) throws IOException {
        List<String> columns = new ArrayList<>(list.columns());
        columns.addAll(List.of("padScore", "decision", "reason"));
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(columns.toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            for (PadResult result : results) {
                List<String> row = new ArrayList<>(result.presentation().values());
                row.addAll(List.of(result.scoreText(), result.decision(), result.reason()));
                printer.printRecord(row);
            }
        }
    }
}
