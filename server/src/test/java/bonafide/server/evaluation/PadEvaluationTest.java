package bonafide.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.server.evaluation.report.PadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real networks and the test photos that come with the packages. */
class PadEvaluationTest {
    private static FaceVerifier verifier;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        verifier = FaceVerifier.open(models(), EngineOptions.DEFAULT);
    }

    @AfterAll
    static void close() {
        verifier.close();
    }

    @Test
    void keepsEveryRowInItsOrderWithScoreOrReason() throws IOException {
        Files.copy(models().resolve("weights/person_a_2.jpg"), folder.resolve("a.jpg"));
        Files.writeString(folder.resolve("broken.jpg"), "not a picture");
        Path list = list("path,label,species,source,note", """
                a.jpg,bonafide,,phone,"one, two"
                missing.jpg,attack,print,phone,
                broken.jpg,attack,screen,webcam,
                """);

        PadReport report = evaluate(list);

        List<String> rows = Files.readAllLines(folder.resolve("out/pad-scores.csv"));
        assertThat(rows.get(0)).isEqualTo("path,label,species,source,note,padScore,decision,reason");
        assertThat(rows.get(1)).matches("a\\.jpg,bonafide,,phone,\"one, two\",-\\d+\\.\\d{4},bonafide,");
        assertThat(rows.get(2)).isEqualTo("missing.jpg,attack,print,phone,,,retry,FILE_NOT_READABLE");
        assertThat(rows.get(3)).isEqualTo("broken.jpg,attack,screen,webcam,,,retry,NOT_A_JPEG");
        assertThat(report.notScored()).containsOnly(Map.entry("FILE_NOT_READABLE", 1L), Map.entry("NOT_A_JPEG", 1L));
        assertThat(report.pooled()).isNull();
        assertThat(folder.resolve("out/report.html")).content().contains("Presentation attack detection");
        assertThat(folder.resolve("out/report.json")).content().contains("\"bonaFide\"");
        assertThat(folder.resolve("out/det.svg")).content().startsWith("<svg");
    }

    @Test
    void countsRatesBySpeciesAndSource() throws IOException {
        Path weights = models().resolve("weights");
        Files.copy(weights.resolve("person_a_2.jpg"), folder.resolve("a.jpg"));
        Files.copy(weights.resolve("person_b_2.jpg"), folder.resolve("b.jpg"));
        Path list = list("path,label,species,source", """
                a.jpg,bonafide,,phone
                b.jpg,attack,print,phone
                b.jpg,attack,screen,webcam
                """);

        PadReport report = evaluate(list);

        assertThat(report.attacks()).extracting(PadReport.Group::species).containsExactly("print", "screen");
        // Honest photos labelled as attacks: the figures must say that every attack passed.
        assertThat(report.attacks()).allSatisfy(group -> {
            assertThat(group.takenForBonaFide()).isNotNull();
            assertThat(group.takenForBonaFide().rate()).isEqualTo(1);
        });
        assertThat(report.pooled()).isNotNull();
        assertThat(report.proposal()).isNotNull();
    }

    @Test
    void namesTheRowWhoseLabelIsWrong() throws IOException {
        Path list = list("path,label", "a.jpg,real\n");

        assertThatThrownBy(() -> evaluate(list))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("a.jpg: label \"real\" is neither bonafide nor attack");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private PadReport evaluate(Path list) throws IOException {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            return new PadEvaluation(
                            verifier,
                            PadMode.STANDARD,
                            Map.of("fr-liveness", "00"),
                            workers,
                            new Silence(),
                            InstantSource.system())
                    .run(list, folder.resolve("out"));
        }
    }

    private Path list(String header, String rows) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), header + "\n" + rows);
    }

    private static Path models() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("models/manifest.toml"))) {
                return at.resolve("models");
            }
        }
        throw new IllegalStateException("models/manifest.toml is not above the working folder");
    }
}
