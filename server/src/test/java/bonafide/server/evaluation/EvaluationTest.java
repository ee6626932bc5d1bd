package bonafide.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.image.EncodedImage;
import bonafide.server.evaluation.report.EvaluationReport;
import bonafide.server.evaluation.report.Study;
import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.OperatingPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluationTest {
    private static final int PEOPLE = 60;

    @TempDir
    private Path folder;

    private Path out;
    private final NumberedFaces faces = new NumberedFaces();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @BeforeEach
    void writeLists() throws IOException {
        out = folder.resolve("out");
        List<String> pairs = new ArrayList<>(List.of("reference,probe,mated,level,sex,reference_id,probe_id"));
        List<String> identities = new ArrayList<>(List.of("picture,identity,sex"));
        for (int a = 0; a < PEOPLE; a++) {
            write(a, 1);
            write(a, 2);
            identities.add(name(a, 1) + "," + a + "," + sex(a));
            for (int b = 0; b < PEOPLE; b += 3) {
                pairs.add("%s,%s,%d,%d,%s,%d,%d"
                        .formatted(
                                name(a, 1),
                                name(b, 2),
                                a == b ? 1 : 0,
                                a % 3,
                                a == b ? sex(a) : sex(a) + sex(b),
                                a,
                                b));
            }
        }
        write(100, 13);
        pairs.add(name(100, 13) + "," + name(1, 2) + ",0,0,MF,100,1");
        pairs.add("no-such-file.jpg," + name(1, 2) + ",0,0,MF,101,1");
        pairs.add(name(1, 1) + "," + name(1, 1) + ",1,0,F,1,1");
        Files.write(folder.resolve("pairs.csv"), pairs);
        Files.write(folder.resolve("identities.csv"), identities);
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void figuresEqualARecomputationFromTheRawScores() throws IOException {
        run(Optional.of("pairs.csv"), Optional.of("identities.csv"));

        List<String[]> rows = scores();
        JsonNode study = JsonMapper.shared()
                .readTree(Files.readString(out.resolve("report.json")))
                .get("studies")
                .get(0);
        for (JsonNode point : study.get("atShippedThresholds")) {
            double threshold = point.get("threshold").asDouble();
            assertThat(point.get("falseMatches").get("errors").asLong()).isEqualTo(count(rows, "0", threshold, true));
            assertThat(point.get("falseMatches").get("trials").asLong()).isEqualTo(count(rows, "0", -2, true));
            assertThat(point.get("falseNonMatches").get("errors").asLong())
                    .isEqualTo(count(rows, "1", threshold, false));
            assertThat(point.get("falseNonMatches").get("trials").asLong()).isEqualTo(count(rows, "1", -2, true));
        }
        for (JsonNode point : study.get("det")) {
            double threshold = point.get("threshold").asDouble();
            double trials = count(rows, "0", -2, true);
            assertThat(point.get("falseMatchRate").asDouble())
                    .isCloseTo(count(rows, "0", threshold, true) / trials, within(1.5 / trials));
        }
        long falseMatchesOfWomen = rows.stream()
                .filter(row -> row[2].equals("0") && !row[3].isEmpty() && Double.parseDouble(row[3]) >= threshold(1e-2))
                .filter(row ->
                        sex(person(row[0])).equals("F") && sex(person(row[1])).equals("F"))
                .count();
        assertThat(study.get("groups")
                        .valueStream()
                        .filter(group -> group.get("value").asString().equals("F"))
                        .findFirst()
                        .orElseThrow()
                        .get("falseMatches")
                        .get("errors")
                        .asLong())
                .isEqualTo(falseMatchesOfWomen);
    }

    @Test
    void allAgainstAllEqualsTheDirectComparisonOfEveryPair() throws IOException {
        EvaluationReport report = run(Optional.empty(), Optional.of("identities.csv"));

        Study study = report.studies().getFirst();
        assertThat(study.nonMated()).isEqualTo(PEOPLE * (PEOPLE - 1) / 2);
        for (OperatingPoint point : study.atShippedThresholds()) {
            long expected = 0;
            for (int a = 0; a < PEOPLE; a++) {
                for (int b = a + 1; b < PEOPLE; b++) {
                    expected += usable(a).comparedWith(usable(b)) >= point.threshold() ? 1 : 0;
                }
            }
            assertThat(Objects.requireNonNull(point.falseMatches()).errors()).isEqualTo(expected);
        }
    }

    @Test
    void writesOneRowForEachPairInOrderWithItsReason() throws IOException {
        run(Optional.of("pairs.csv"), Optional.empty());

        List<String> written = Files.readAllLines(out.resolve("scores.csv"));
        List<String> asked = Files.readAllLines(folder.resolve("pairs.csv"));
        assertThat(written).hasSameSizeAs(asked);
        assertThat(written.getFirst())
                .isEqualTo("reference,probe,mated,comparisonScore,similarityScore,decision,reason");
        for (int i = 1; i < asked.size(); i++) {
            String[] pair = asked.get(i).split(",", -1);
            assertThat(written.get(i)).startsWith(pair[0] + "," + pair[1] + "," + pair[2] + ",");
        }
        assertThat(written.subList(written.size() - 3, written.size()))
                .containsExactly(
                        "100-13.jpg,1-2.jpg,0,,,unassessable,NO_FACE",
                        "no-such-file.jpg,1-2.jpg,0,,,unassessable,FILE_NOT_READABLE",
                        "1-1.jpg,1-1.jpg,1,,,unassessable,SAME_PICTURE");
    }

    @Test
    void countsFailuresToAcquireByPictureAndMissingFilesApart() throws IOException {
        EvaluationReport.Acquisition acquisition =
                run(Optional.of("pairs.csv"), Optional.empty()).acquisition();

        assertThat(acquisition.unreadableFiles()).isEqualTo(1);
        assertThat(acquisition.failures()).isEqualTo(Map.of("NO_FACE", 1L));
        ErrorRate rate = Objects.requireNonNull(acquisition.rate());
        assertThat(rate.errors()).isEqualTo(1);
        assertThat(rate.trials()).isEqualTo(acquisition.pictures() - 1);
    }

    @Test
    void continuesAnInterruptedRunAndLeavesNoTemplatesBehind() throws IOException {
        run(Optional.of("pairs.csv"), Optional.empty());
        String whole = Files.readString(out.resolve("scores.csv"));
        int all = faces.made.getAndSet(0);
        var work = new TemplateWork(faces);
        try (var journal = PictureJournal.open(out.resolve("templates.journal"), work)) {
            new PictureRun<>(work, journal, new Silence())
                    .of(List.of(folder.resolve(name(0, 1)), folder.resolve(name(0, 2))), workers);
        }
        Files.write(out.resolve("templates.journal"), new byte[] {0, 0, 1}, StandardOpenOption.APPEND);

        run(Optional.of("pairs.csv"), Optional.empty());

        assertThat(faces.made.get()).isEqualTo(all);
        assertThat(out.resolve("scores.csv")).hasContent(whole);
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "scores.csv", "report.html", "report.json", "det.svg", "distribution.svg");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 79})
    void aRunThatDiesIsContinuedToTheSameScoresAndFigures(int after) throws IOException {
        run(Optional.of("pairs.csv"), Optional.of("identities.csv"));
        String scores = Files.readString(out.resolve("scores.csv"));
        String figures = Files.readString(out.resolve("report.json"));
        int all = faces.made.getAndSet(0);
        out = folder.resolve("died");

        assertThatThrownBy(() -> run(dyingAfter(after), Optional.of("pairs.csv"), Optional.of("identities.csv")))
                .hasRootCauseMessage("no more power");
        assertThat(out.resolve("scores.csv")).doesNotExist();
        run(Optional.of("pairs.csv"), Optional.of("identities.csv"));

        assertThat(out.resolve("scores.csv")).hasContent(scores);
        assertThat(out.resolve("report.json")).hasContent(figures);
        assertThat(faces.made.get()).isEqualTo(all);
    }

    /** Makes so many templates, then fails at each further picture. */
    private TemplateSource dyingAfter(int templates) {
        AtomicInteger left = new AtomicInteger(templates);
        return new TemplateSource() {
            @Override
            public PictureResult templateOf(EncodedImage picture) {
                if (left.getAndDecrement() <= 0) {
                    throw new IllegalStateException("no more power");
                }
                return faces.templateOf(picture);
            }

            @Override
            public String fingerprint() {
                return faces.fingerprint();
            }
        };
    }

    @Test
    void theReportNeedsNoNetwork() throws IOException {
        run(Optional.of("pairs.csv"), Optional.of("identities.csv"));

        String html = Files.readString(out.resolve("report.html"));
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "<script", "src=");
        assertThat(html).contains("false non-match rate", "1.25", "All against all");
    }

    private EvaluationReport run(Optional<String> pairs, Optional<String> identities) throws IOException {
        return run(faces, pairs, identities);
    }

    private EvaluationReport run(TemplateSource source, Optional<String> pairs, Optional<String> identities)
            throws IOException {
        return new Evaluation(
                        source,
                        scale(),
                        new EvaluationReport.Subject("default", "standard", Map.of("numbers", "0"), "made up", 1e-2),
                        workers,
                        new Silence(),
                        InstantSource.fixed(Instant.EPOCH))
                .run(new Evaluation.Lists(pairs.map(folder::resolve), identities.map(folder::resolve)), out);
    }

    /** One decade for each tenth of cosine: 0.3 has FMR 1e-2. */
    private static ScoreScale scale() {
        return new ScoreScale(
                new ScoreCalibration(
                        "made up",
                        List.of(-0.9, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0),
                        List.of(1.0, 1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 0.0),
                        List.of(0.0, 50.0, 60.0, 70.0, 80.0, 90.0, 95.0, 98.0, 100.0)),
                1e-2);
    }

    private static double threshold(double rate) {
        return 0.1 - Math.log10(rate) / 10;
    }

    private List<String[]> scores() throws IOException {
        return Files.readAllLines(out.resolve("scores.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static long count(List<String[]> rows, String mated, double threshold, boolean reaching) {
        return rows.stream()
                .filter(row -> row[2].equals(mated) && !row[3].isEmpty())
                .filter(row -> Double.parseDouble(row[3]) >= threshold == reaching)
                .count();
    }

    private PictureResult.Usable usable(int person) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name(person, 1)));
        return (PictureResult.Usable) faces.templateOf(new EncodedImage(bytes));
    }

    private void write(int person, int shot) throws IOException {
        Files.writeString(folder.resolve(name(person, shot)), person + "/" + shot);
    }

    private static String name(int person, int shot) {
        return person + "-" + shot + ".jpg";
    }

    private static int person(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    private static String sex(int person) {
        return person % 2 == 0 ? "M" : "F";
    }
}
