package bonafide.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.engine.decision.ScoreCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

class CalibrationTest {
    private static final ScoreCalibration SHIPPED = new ScoreCalibration(
            "shipped",
            List.of(-1.0, 0.3, 0.4, 0.5, 1.0),
            List.of(1.0, 1e-2, 1e-3, 1e-4, 0.0),
            List.of(0.0, 70.0, 80.0, 90.0, 100.0));

    @TempDir
    private Path folder;

    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void makesABlockForTheManifestAndLeavesNoTemplatesBehind() throws IOException {
        List<String> lines = new ArrayList<>(List.of("picture,identity"));
        for (int person = 0; person < 80; person++) {
            Files.writeString(folder.resolve(person + ".jpg"), person + "/1");
            lines.add(person + ".jpg," + person);
        }
        Files.write(folder.resolve("people.csv"), lines);

        CalibrationRun.Result result = new Calibration(new NumberedFaces(), workers, new Silence())
                .ofIdentities(folder.resolve("people.csv"), folder.resolve("out"));

        assertThat(result.people()).isEqualTo(80);
        assertThat(result.table().comparisons()).isEqualTo(80 * 79 / 2);
        JsonNode block = new TomlMapper()
                .readTree(CalibrationToml.of(result, "standard", "numbered \"faces\""))
                .get("models")
                .get("calibration")
                .get("standard");
        assertThat(block.get("data").asString())
                .startsWith("numbered \"faces\": 3,160 non-mated comparisons of 80 people");
        assertThat(block.get("cosine").size())
                .isEqualTo(block.get("fmr").size())
                .isEqualTo(block.get("score").size());
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void namesThePastDecisionsThatANewTableTurnsRound() throws IOException {
        Files.writeString(folder.resolve("scores.csv"), """
                reference,probe,comparisonScore,decision
                a.jpg,b.jpg,0.45,match
                c.jpg,d.jpg,0.55,match
                e.jpg,f.jpg,,unassessable
                g.jpg,h.jpg,0.20,nonMatch
                """);
        ScoreCalibration stricter = new ScoreCalibration(
                "own",
                List.of(-1.0, 0.4, 0.5, 0.6, 1.0),
                List.of(1.0, 1e-2, 1e-3, 1e-4, 0.0),
                List.of(0.0, 70.0, 80.0, 90.0, 100.0));

        PastDecisions past = PastDecisions.read(folder.resolve("scores.csv"), SHIPPED);
        List<PastDecisions.Change> changes = past.changes(SHIPPED, stricter, 1e-3);

        assertThat(past.decisions()).hasSize(3);
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.wasMatch()).isTrue();
            assertThat(change.decision().row()).containsEntry("reference", "a.jpg");
        });
        ChangedDecisions.write(folder.resolve("changed.csv"), changes);
        assertThat(folder.resolve("changed.csv"))
                .content()
                .isEqualTo(
                        "comparisonscore,decision,probe,reference,was,would_be\n0.45,match,b.jpg,a.jpg,match,nonMatch\n");
    }

    @Test
    void readsAnExportOfTheAuditTrailByItsFalseMatchRates() throws IOException {
        Files.writeString(folder.resolve("audit.csv"), "request_id,falseMatchRate\nr1,1e-3\nr2,1e-4\nr3,\n");

        PastDecisions past = PastDecisions.read(folder.resolve("audit.csv"), SHIPPED);

        assertThat(past.decisions()).hasSize(2);
        assertThat(past.decisions().getFirst().comparison().cosine()).isBetween(0.3999, 0.4001);
        assertThatThrownBy(() -> {
                    Files.writeString(folder.resolve("bad.csv"), "falseMatchRate\nhigh\n");
                    PastDecisions.read(folder.resolve("bad.csv"), SHIPPED);
                })
                .hasMessageContaining("line 2, column falsematchrate: \"high\" is not a number");
    }
}
