package bonafide.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.BulkVerifier;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many pairs at once: the decisions of the server, and a run that can be interrupted. */
class BatchTest {
    private static final Path MODELS = Path.of("..", "models");
    private static final List<String> LIST = List.of(
            "person_a_1.jpg,person_a_2.jpg",
            "person_a_1.jpg,impostor_1.jpg",
            "person_b_1.jpg,person_b_2.jpg",
            "person_b_1.jpg,person_b_1.jpg",
            "person_b_1.jpg,copy.jpg",
            "person_b_2.jpg,no-picture.jpg",
            "no-picture.jpg,person_a_2.jpg");

    private static FaceVerifier verifier;
    private static ExecutorService workers;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        verifier = FaceVerifier.open(MODELS, EngineOptions.DEFAULT);
        workers = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void close() {
        verifier.close();
        workers.close();
    }

    @BeforeEach
    void pictures() throws IOException {
        for (var name : List.of("person_a_1", "person_a_2", "person_b_1", "person_b_2", "impostor_1")) {
            Files.copy(MODELS.resolve("weights/" + name + ".jpg"), folder.resolve(name + ".jpg"));
        }
        // The reference's own shot in another file.
        ImageIO.write(
                ImageIO.read(folder.resolve("person_b_1.jpg").toFile()),
                "jpg",
                folder.resolve("copy.jpg").toFile());
        Files.writeString(folder.resolve("no-picture.jpg"), "hello");
        Files.writeString(folder.resolve("pairs.csv"), "reference,probe\n" + String.join("\n", LIST) + "\n");
    }

    @Test
    void decidesOnEachPairAsTheVerifierDoes() throws IOException {
        run(folder.resolve("pairs.csv"), (_, _, _) -> {}, new Silence());

        assertThat(rows("passed", "decision", "similarityScore", "attack", "reason"))
                .containsExactlyElementsOf(LIST.stream().map(this::byItself).toList());
        assertThat(rows("attack").get(4)).as("the reference's own shot").isEqualTo("true");
        assertThat(folder.resolve("out")).as("no template stays behind").isDirectoryNotContaining("glob:**.journal");
    }

    @Test
    void anInterruptedRunContinues() throws IOException {
        assertThatThrownBy(() -> run(
                        folder.resolve("pairs.csv"),
                        (_, _, _) -> {
                            throw new IOException("the disk is full");
                        },
                        new Silence()))
                .hasMessage("the disk is full");

        List<Integer> restored = new ArrayList<>();
        run(folder.resolve("pairs.csv"), (_, _, _) -> {}, new Progress() {
            @Override
            public void started(String task, int total, int alreadyDone) {
                restored.add(alreadyDone);
            }

            @Override
            public void advanced(int done) {}

            @Override
            public void finished() {}
        });
        assertThat(restored).as("probes, references, decisions").containsExactly(6, 1, 0);
        assertThat(rows("decision")).hasSameSizeAs(LIST);
    }

    @Test
    void aFolderOfPairsIsDecidedOnToo() throws IOException {
        var cases = folder.resolve("cases");
        Files.createDirectories(cases.resolve("0001"));
        Files.copy(folder.resolve("person_a_1.jpg"), cases.resolve("0001/reference.jpg"));
        Files.copy(folder.resolve("person_a_2.jpg"), cases.resolve("0001/probe.jpg"));

        run(cases, (_, _, _) -> {}, new Silence());

        assertThat(rows("reference", "probe", "decision")).containsExactly("0001/reference.jpg,0001/probe.jpg,match");
    }

    @Test
    void aFileThatCannotBeReadIsNamedAsThat() throws IOException {
        Files.writeString(folder.resolve("pairs.csv"), "reference,probe\nperson_a_1.jpg,nowhere.jpg\n");

        run(folder.resolve("pairs.csv"), (_, _, _) -> {}, new Silence());

        assertThat(rows("decision", "reason")).containsExactly("unassessable,FILE_NOT_READABLE");
    }

    private void run(Path input, Batch.Listener listener, Progress progress) throws IOException {
        new Batch(new BulkVerifier(verifier, DecisionPolicy.DEFAULT), workers, progress)
                .run(input, folder.resolve("out"), listener);
    }

    private List<String> rows(String... columns) {
        var table = CsvTable.read(folder.resolve("out/decisions.csv"));
        return table.rows()
                .map(row -> Stream.of(columns)
                        .map(column -> Objects.requireNonNull(
                                row.others(table.columns()).get(table.required(column.toLowerCase(Locale.ROOT)))))
                        .collect(Collectors.joining(",")))
                .toList();
    }

    private String byItself(String pair) {
        var names = pair.split(",", -1);
        var outcome = verifier.verify(picture(names[0]), picture(names[1]), DecisionPolicy.DEFAULT)
                .outcome();
        return switch (outcome) {
            case Unassessable(var _, var reason, var _) -> "false,unassessable,,," + reason;
            case Decided decided ->
                "%s,%s,%.2f,%s,"
                        .formatted(
                                decided.passed(),
                                decided.match() ? "match" : "nonMatch",
                                decided.similarityScore(),
                                decided.attack());
        };
    }

    private EncodedImage picture(String name) {
        try {
            return new EncodedImage(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
