package bonafide.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bonafide.engine.verification.RecognitionProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreement and cost on the evaluation data beside the project; prints what it measured. */
class IdCardTest {
    private static final Path DATA = Stream.iterate(OneMachine.MODELS.normalize(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolveSibling("shared").resolve("eval/idcard"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("nowhere"));
    private static final ExecutorEngine ENGINE =
            new ExecutorEngine(OneMachine.MODELS.toString(), RecognitionProfile.STANDARD);
    /** So often each portrait under another name: more than ten million comparisons. */
    private static final int COPIES = 6;

    @TempDir
    Path folder;

    @BeforeAll
    static void findTheData() {
        assumeTrue(Files.isDirectory(DATA), "skipped: no folder shared/eval/idcard beside the repository");
    }

    @Test
    void decidesOnAllPairsAsBatchDoes() throws IOException {
        var pairs = pairs();
        var named = pairs.stream()
                .flatMap(pair -> Stream.of(pair.split(",", -1)))
                .distinct()
                .map(name -> new String[] {name, name});
        try (var spark = LocalSpark.start(2, folder)) {
            var pictures = LocalSpark.table(spark, List.of("picture", "path"), named);
            var list = LocalSpark.table(
                    spark, List.of("reference", "probe"), pairs.stream().map(pair -> pair.split(",", -1)));
            assertThat(sorted(new Decisions(pictures, ENGINE).of(list)))
                    .hasSize(6_480)
                    .isEqualTo(OneMachine.decisions(folder, pairs).stream()
                            .sorted()
                            .toList());
        }
    }

    @Test
    void comparesAllPortraitsAlikeHoweverTheWorkIsSplitAndSaysWhatItCosts() throws IOException {
        var portraits = folder.resolve("features").toString();
        try (var spark = LocalSpark.start(2, folder)) {
            Similarities.features(pictures(spark), ENGINE).write().parquet(portraits);
            var features = spark.read().parquet(portraits).cache();
            var atOnce = sorted(Similarities.of(features, 1_024, -1));
            assertThat(atOnce).hasSize(756 * 755 / 2);
            for (int block : List.of(50, 333)) {
                for (int partitions : List.of(1, 7)) {
                    assertThat(sorted(Similarities.of(features.repartition(partitions), block, -1))
                                    .equals(atOnce))
                            .as("blocks of %d, %d partitions", block, partitions)
                            .isTrue();
                }
            }
        }
        var seconds = new ArrayList<Double>();
        for (int cores : List.of(1, 2)) {
            try (var spark = LocalSpark.start(cores, folder)) {
                var features = copied(spark.read().parquet(portraits)).cache();
                timed(features);
                seconds.add(timed(features));
            }
        }
        long pictures = 756L * COPIES;
        long comparisons = pictures * (pictures - 1) / 2;
        System.out.printf(
                Locale.ROOT,
                "%,d comparisons: %.2f s on one core, %.2f s on two (%.2f times as fast); 10^8 cost %.0f s of one core%n",
                comparisons,
                seconds.get(0),
                seconds.get(1),
                seconds.get(0) / seconds.get(1),
                seconds.get(0) / comparisons * 1e8);
    }

    private static List<String> sorted(Dataset<Row> rows) {
        return OneMachine.lines(rows).stream().sorted().toList();
    }

    private static double timed(Dataset<Row> features) {
        long begun = System.nanoTime();
        assertThat(Similarities.of(features, 512, 0.9f).count()).isPositive();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Dataset<Row> copied(Dataset<Row> features) {
        return IntStream.range(0, COPIES)
                .mapToObj(copy -> features.withColumn("picture", concat(col("picture"), lit("#" + copy))))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    private static List<String> pairs() throws IOException {
        return Files.readAllLines(DATA.resolve("pairs.csv")).stream()
                .skip(1)
                .map(row -> row.split(",", -1))
                .map(row -> DATA.resolve(row[0]) + "," + DATA.resolve(row[1]))
                .toList();
    }

    private static Dataset<Row> pictures(SparkSession spark) throws IOException {
        try (var portraits = Files.list(DATA.resolve("portrait"));
                var others = Files.list(DATA.resolve("others"))) {
            var rows = Stream.concat(portraits, others)
                    .map(file -> new String[] {file.toString(), file.toString()})
                    .toList();
            return LocalSpark.table(spark, List.of("picture", "path"), rows.stream())
                    .repartition(8);
        }
    }
}
