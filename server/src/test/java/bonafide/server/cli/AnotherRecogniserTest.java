package bonafide.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Goes through docs/bring-your-own-model.md as it stands: its manifest entry, its commands, in its order. */
class AnotherRecogniserTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PORTRAITS = shared().resolve("eval/idcard");
    private static final String HOME = "bonafide.home";
    private static final int CALIBRATED_ON = 50;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final @Nullable String usualHome = System.getProperty(HOME);

    @TempDir
    private Path home;

    @BeforeEach
    void copyTheModelsFolder() throws IOException {
        var models = Files.createDirectories(home.resolve("models"));
        for (var name : List.of("manifest.toml", "fetch.py")) {
            Files.copy(PROJECT.resolve("models").resolve(name), models.resolve(name));
        }
        var weights = Files.createDirectories(models.resolve("weights"));
        try (var files = Files.list(PROJECT.resolve("models/weights"))) {
            for (var file : files.toList()) {
                Files.createSymbolicLink(weights.resolve(file.getFileName()), file);
            }
        }
        System.setProperty(HOME, home.toString());
    }

    @AfterEach
    void goHome() {
        if (usualHome == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, usualHome);
        }
    }

    @Test
    void isAddedCalibratedAndEvaluatedByTheDocsAlone() throws IOException, InterruptedException {
        var portraits = portraits();
        addTheEntryOfTheDocs();
        assumeTrue(fetched(), "skipped: the docs' recogniser cannot be fetched on this machine");

        assertThat(verify("person_b_2.jpg")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("fr-feature", "has no score table", "bonafide calibrate");

        assertThat(run("calibrate", "--all-against-all", people(portraits), "--out", path("table")))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "1,225 comparisons of 50 people", "a fitted tail", "The default policy cannot be met with it");
        addTheTableBelowTheEntry();

        assertThat(verify("person_b_2.jpg")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("shows false-match rates down to 1.0e-03, none as small as 1.0e-05");
        assertThat(verify("person_b_2.jpg", "--target-fmr", "1e-3")).isZero();
        assertThat(verify("impostor_1.jpg", "--target-fmr", "1e-3")).isEqualTo(ExitCode.NOT_PASSED);

        assertThat(run("evaluate", pairs(portraits), "--out", path("report"), "--target-fmr", "1e-3"))
                .isZero();
        var scores = Files.readAllLines(home.resolve("report/scores.csv"));
        assertThat(scores).hasSize(1 + 2 * (portraits.size() - CALIBRATED_ON));
        assertThat(scores).filteredOn(row -> row.endsWith(",match,")).hasSizeGreaterThan(scores.size() / 3);
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(home.resolve("report/report.json")))
                        .toString())
                .contains("fr-feature", "1,225 non-mated comparisons of 50 people");

        var data = path("data");
        assertThat(run("serve", "--rehearse", "--port", "0", "--data", data)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("The policy for */* cannot be met", "bonafide policies put --target-fmr");
        assertThat(run("policies", "put", "--target-fmr", "1e-3", "--data", data))
                .isZero();
        assertThat(run("serve", "--rehearse", "--port", "0", "--data", data)).isZero();
    }

    /** Evaluation data beside the project; may be absent. */
    private static Path shared() {
        return Stream.iterate(PROJECT, Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolveSibling("shared"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(PROJECT.resolveSibling("shared"));
    }

    private static List<String> portraits() throws IOException {
        assumeTrue(Files.isDirectory(PORTRAITS), "skipped: no folder shared/eval/idcard beside the repository");
        try (var files = Files.list(PORTRAITS.resolve("selfie"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void addTheEntryOfTheDocs() throws IOException {
        var block = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PROJECT.resolve("docs/bring-your-own-model.md")));
        assertThat(block.find()).isTrue();
        change("[[models]]\nname = \"sface\"", block.group(1).stripIndent() + "\n[[models]]\nname = \"sface\"");
    }

    private void addTheTableBelowTheEntry() throws IOException {
        var table = Files.readString(home.resolve("table/calibration.toml"));
        change("[[models]]\nname = \"sface\"", table + "\n[[models]]\nname = \"sface\"");
    }

    private void change(String before, String after) throws IOException {
        var manifest = home.resolve("models/manifest.toml");
        assertThat(Files.readString(manifest)).containsOnlyOnce(before);
        Files.writeString(manifest, Files.readString(manifest).replace(before, after));
    }

    private boolean fetched() throws IOException, InterruptedException {
        return new ProcessBuilder("python3", path("models/fetch.py"))
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("fetch.log").toFile())
                        .start()
                        .waitFor()
                == 0;
    }

    private String people(List<String> portraits) throws IOException {
        return list(
                "people.csv",
                "picture,identity",
                portraits.stream()
                        .limit(CALIBRATED_ON)
                        .map(name -> PORTRAITS.resolve("portrait").resolve(name) + "," + name));
    }

    /** Of people the table has not seen: each portrait with the other photo of its person and of somebody else. */
    private String pairs(List<String> portraits) throws IOException {
        var others = portraits.subList(CALIBRATED_ON, portraits.size());
        return list("pairs.csv", "reference,probe,mated", others.stream().flatMap(name -> {
            var next = others.get((others.indexOf(name) + 1) % others.size());
            var portrait = PORTRAITS.resolve("portrait").resolve(name);
            return Stream.of(
                    portrait + "," + PORTRAITS.resolve("selfie").resolve(name) + ",1",
                    portrait + "," + PORTRAITS.resolve("selfie").resolve(next) + ",0");
        }));
    }

    private String list(String name, String header, Stream<String> rows) throws IOException {
        return Files.write(
                        home.resolve(name),
                        Stream.concat(Stream.of(header), rows).toList())
                .toString();
    }

    private int verify(String probe, String... options) {
        var photos = home.resolve("models/weights");
        return run(Stream.concat(
                        Stream.of(
                                "verify",
                                photos.resolve("person_b_1.jpg").toString(),
                                photos.resolve(probe).toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Terminal.run(out, err, arguments);
    }

    private String path(String name) {
        return home.resolve(name).toString();
    }
}
