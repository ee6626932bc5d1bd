package bonafide.spark;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.verification.RecognitionProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark in its local mode says what one machine says, however the work is split. */
class SparkTest {
    private static final ExecutorEngine ENGINE =
            new ExecutorEngine(OneMachine.MODELS.toString(), RecognitionProfile.STANDARD);
    private static final List<String> PHOTOS = List.of(
            "person_a_1.jpg", "person_a_2.jpg", "person_b_1.jpg", "person_b_2.jpg", "impostor_1.jpg", "impostor_2.jpg");

    private static SparkSession spark;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        spark = LocalSpark.start(2, folder);
        for (var photo : PHOTOS) {
            Files.copy(OneMachine.MODELS.resolve("weights").resolve(photo), folder.resolve(photo));
        }
        ImageIO.write(
                ImageIO.read(folder.resolve("person_b_1.jpg").toFile()),
                "jpg",
                folder.resolve("copy.jpg").toFile());
        Files.writeString(folder.resolve("no-picture.jpg"), "hello");
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
    }

    @Test
    void decidesOnEachPairAsBatchDoes() throws IOException {
        var pairs = List.of(
                "person_a_1.jpg,person_a_2.jpg",
                "person_a_2.jpg,person_a_1.jpg",
                "person_a_1.jpg,impostor_1.jpg",
                "person_b_1.jpg,person_b_1.jpg",
                "person_b_1.jpg,copy.jpg",
                "person_b_2.jpg,no-picture.jpg",
                "person_b_2.jpg,nowhere.jpg",
                "person_b_2.jpg,of-no-table.jpg");

        var withBytes = write("with-bytes", pictures(true));
        var withPaths = write("with-paths", pictures(false));
        var list = write(
                "pairs",
                LocalSpark.table(
                        spark, List.of("reference", "probe"), pairs.stream().map(pair -> pair.split(",", -1))));

        var expected = OneMachine.decisions(folder, pairs);
        assertThat(OneMachine.lines(new Decisions(withBytes, ENGINE).of(list)))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(OneMachine.lines(new Decisions(withPaths, ENGINE).of(list)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void similaritiesAreTheSameHoweverTheWorkIsSplit() {
        var features = Similarities.features(pictures(true), ENGINE).cache();

        var atOnce = OneMachine.lines(Similarities.of(features, 100, -1));
        assertThat(atOnce).hasSize(7 * 6 / 2);
        for (int block : List.of(1, 2, 3)) {
            for (int partitions : List.of(1, 5)) {
                assertThat(OneMachine.lines(Similarities.of(features.repartition(partitions), block, -1)))
                        .as("blocks of %d, %d partitions", block, partitions)
                        .containsExactlyInAnyOrderElementsOf(atOnce);
            }
        }
        assertThat(Similarities.of(features, 2, 0.484f)
                        .select("first", "second")
                        .collectAsList())
                .as("who could be one person")
                .extracting(Row::toString)
                .containsExactlyInAnyOrder(
                        "[person_a_1.jpg,person_a_2.jpg]",
                        "[person_b_1.jpg,person_b_2.jpg]",
                        "[copy.jpg,person_b_1.jpg]",
                        "[copy.jpg,person_b_2.jpg]");
    }

    private static Dataset<Row> pictures(boolean bytes) {
        var schema = new StructType()
                .add("picture", DataTypes.StringType)
                .add(bytes ? "bytes" : "path", bytes ? DataTypes.BinaryType : DataTypes.StringType);
        var rows = Stream.concat(PHOTOS.stream(), Stream.of("copy.jpg", "no-picture.jpg", "nowhere.jpg"))
                .map(name -> RowFactory.create(
                        name,
                        bytes
                                ? content(folder.resolve(name))
                                : folder.resolve(name).toString()))
                .toList();
        return spark.createDataFrame(rows, schema);
    }

    private static byte @Nullable [] content(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset<Row> write(String name, Dataset<Row> rows) {
        var place = folder.resolve(name).toString();
        rows.write().parquet(place);
        return spark.read().parquet(place);
    }
}
