package bonafide.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import bonafide.engine.decision.PictureRole;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.PictureFeatures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Tables of pictures: the column {@code picture} names one, and {@code bytes} holds its file or {@code path} says where
 * every executor finds it.
 */
final class Pictures {
    /** What is made of each picture: null features stand for a file that could not be read. */
    private static final StructType FEATURES = new StructType()
            .add("picture", DataTypes.StringType)
            .add("digest", DataTypes.StringType)
            .add("features", DataTypes.BinaryType);

    private Pictures() {}

    /** @throws IllegalArgumentException when a column is missing */
    static Dataset<Row> checked(Dataset<Row> pictures) {
        List<String> columns = Arrays.asList(pictures.columns());
        if (!columns.contains("picture") || (!columns.contains("bytes") && !columns.contains("path"))) {
            throw new IllegalArgumentException(
                    "pictures have the columns picture and bytes or path, found " + String.join(", ", columns));
        }
        return pictures.select(
                col("picture"),
                columns.contains("bytes")
                        ? col("bytes")
                        : lit(null).cast("binary").as("bytes"),
                columns.contains("path")
                        ? col("path")
                        : lit(null).cast("string").as("path"));
    }

    /** Works on each picture once. */
    static Dataset<Row> features(Dataset<Row> pictures, ExecutorEngine engine, PictureRole role) {
        return pictures.map(
                (MapFunction<Row, Row>) row -> {
                    byte[] file = file(row.getAs("bytes"), row.getAs("path"));
                    return file == null
                            ? RowFactory.create(row.getAs("picture"), null, null)
                            : RowFactory.create(
                                    row.getAs("picture"),
                                    digest(file),
                                    bytes(engine.verifier().features(new EncodedImage(file), role)));
                },
                Encoders.row(FEATURES));
    }

    /** Null when it cannot be read. */
    static byte @Nullable [] file(byte @Nullable [] bytes, @Nullable String path) {
        try {
            return bytes != null || path == null ? bytes : Files.readAllBytes(Path.of(path));
        } catch (IOException _) {
            return null;
        }
    }

    static PictureFeatures features(byte[] bytes) throws IOException {
        return PictureFeatures.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static byte[] bytes(PictureFeatures features) throws IOException {
        var bytes = new ByteArrayOutputStream();
        features.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static String digest(byte[] file) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }
}
