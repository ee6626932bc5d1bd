package bonafide.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another calibration is compared with the one that decided, on the same scores. */
class ShadowTest {
    @TempDir
    Path folder;

    @Test
    void bothScoresOfEachDecisionStandBesideEachOther() throws IOException {
        var now = CalibrationToml.read(table("now.toml", "0.30"), "standard");
        var then = CalibrationToml.read(table("then.toml", "0.40"), "standard");
        var file = folder.resolve("shadow.csv");
        try (var shadow = new Shadow(now, then, 1e-3, file)) {
            shadow.add("lost", 0.35);
            shadow.add("kept", 0.45);
            shadow.add("refused", 0.1);
            assertThat(shadow.summary())
                    .isEqualTo("Of 3 recorded decisions at 1e-03, 1 stay matches, 1 stay non-matches, 1 matches would"
                            + " become non-matches, 0 non-matches would become matches.");
        }
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("lost,0.35,").endsWith(",match,nonMatch");
        assertThat(lines.get(2)).startsWith("kept,0.45,").endsWith(",match,match");
        assertThat(lines.get(3)).startsWith("refused,0.1,").endsWith(",nonMatch,nonMatch");
    }

    @Test
    void aFileWithoutATableIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("empty.toml"), "[models]\n");

        assertThatThrownBy(() -> CalibrationToml.read(file, "standard"))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("empty.toml has no block [models.calibration.standard]");
    }

    private Path table(String name, String cosine) throws IOException {
        return Files.writeString(folder.resolve(name), """
                [models.calibration.standard]
                data = "test"
                cosine = [-0.1, %s, 0.5, 1.0]
                fmr = [0.99, 1e-3, 1e-6, 0.0]
                score = [0.0, 80.0, 98.0, 100.0]
                """.formatted(cosine));
    }
}
