package bonafide.spark;

import static org.apache.spark.sql.functions.col;

import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.pad.SameShot;
import bonafide.engine.verification.BulkDecision;
import bonafide.engine.verification.PictureFeatures.Usable;
import java.io.IOException;
import java.util.Objects;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Decides on a table of pairs, each picture worked on once: the decisions of {@code bonafide batch}. */
final class Decisions {
    private static final String FILE_NOT_READABLE = "FILE_NOT_READABLE";

    private static final StructType DECISION = new StructType()
            .add("reference", DataTypes.StringType)
            .add("probe", DataTypes.StringType)
            .add("passed", DataTypes.BooleanType)
            .add("decision", DataTypes.StringType)
            .add("comparisonScore", DataTypes.DoubleType)
            .add("similarityScore", DataTypes.DoubleType)
            .add("falseMatchRate", DataTypes.DoubleType)
            .add("attack", DataTypes.BooleanType)
            .add("attackScore", DataTypes.DoubleType)
            .add("reason", DataTypes.StringType);

    private final Dataset<Row> pictures;
    private final ExecutorEngine engine;

    /** @param pictures see {@link Pictures} */
    Decisions(Dataset<Row> pictures, ExecutorEngine engine) {
        this.pictures = Pictures.checked(pictures);
        this.engine = engine;
    }

    /** @param pairs columns {@code reference} and {@code probe} name pictures; one that is in no table counts as not readable */
    Dataset<Row> of(Dataset<Row> pairs) {
        // What travels to executors is the engine's description, not this object with its tables.
        var engine = this.engine;
        var probes = pairs.select(col("probe").as("picture")).distinct();
        var references = pairs.select(col("reference").as("picture")).distinct().except(probes);
        var features = Pictures.features(pictures.join(probes, "picture"), engine, PictureRole.PROBE)
                .union(Pictures.features(pictures.join(references, "picture"), engine, PictureRole.REFERENCE))
                .cache();
        var known = pairs.select("reference", "probe")
                .join(side(features, "reference"), new String[] {"reference"}, "left")
                .join(side(features, "probe"), new String[] {"probe"}, "left");
        // Pixels travel only where the faces match: nowhere else can the check for the same shot change the answer.
        var looked = known.filter((FilterFunction<Row>) pair -> needsPixels(pair, engine))
                .join(files("reference"), "reference")
                .join(files("probe"), "probe");
        return known.filter((FilterFunction<Row>) pair -> !needsPixels(pair, engine))
                .map((MapFunction<Row, Row>) pair -> decided(pair, engine), Encoders.row(DECISION))
                .union(looked.map((MapFunction<Row, Row>) pair -> decided(pair, engine), Encoders.row(DECISION)));
    }

    private static boolean needsPixels(Row pair, ExecutorEngine engine) throws IOException {
        byte[] reference = pair.getAs("referenceFeatures");
        byte[] probe = pair.getAs("probeFeatures");
        return reference != null
                && probe != null
                && engine.verifier()
                        .needsPixels(Pictures.features(reference), Pictures.features(probe), isSameFile(pair));
    }

    private static boolean isSameFile(Row pair) {
        return Objects.equals(pair.getAs("referenceDigest"), pair.getAs("probeDigest"));
    }

    private static Dataset<Row> side(Dataset<Row> features, String role) {
        return features.select(
                col("picture").as(role),
                col("digest").as(role + "Digest"),
                col("features").as(role + "Features"));
    }

    private Dataset<Row> files(String role) {
        return pictures.select(
                col("picture").as(role),
                col("bytes").as(role + "Bytes"),
                col("path").as(role + "Path"));
    }

    private static Row decided(Row pair, ExecutorEngine engine) throws IOException {
        byte[] reference = pair.getAs("referenceFeatures");
        byte[] probe = pair.getAs("probeFeatures");
        if (reference == null || probe == null) {
            return row(pair, null);
        }
        var document = Pictures.features(reference);
        var live = Pictures.features(probe);
        return row(
                pair,
                engine.verifier()
                        .decide(
                                document,
                                live,
                                isSameFile(pair),
                                () -> sameShot(pair, engine, (Usable) document, (Usable) live)));
    }

    private static SameShot sameShot(Row pair, ExecutorEngine engine, Usable document, Usable live) {
        return engine.verifier().sameShot(picture(pair, "reference"), document, picture(pair, "probe"), live);
    }

    private static EncodedImage picture(Row pair, String role) {
        return new EncodedImage(
                Objects.requireNonNull(Pictures.file(pair.getAs(role + "Bytes"), pair.getAs(role + "Path"))));
    }

    private static Row row(Row pair, @Nullable BulkDecision decision) {
        Object reference = pair.getAs("reference");
        Object probe = pair.getAs("probe");
        Double cosine = decision == null || decision.comparison() == null
                ? null
                : decision.comparison().cosine();
        return switch (decision == null ? null : decision.outcome()) {
            case null ->
                RowFactory.create(
                        reference, probe, false, "unassessable", null, null, null, null, null, FILE_NOT_READABLE);
            case Unassessable unassessable ->
                RowFactory.create(
                        reference,
                        probe,
                        false,
                        "unassessable",
                        cosine,
                        null,
                        null,
                        null,
                        null,
                        unassessable.reason().name());
            case Decided decided ->
                RowFactory.create(
                        reference,
                        probe,
                        decided.passed(),
                        decided.match() ? "match" : "nonMatch",
                        cosine,
                        decided.similarityScore(),
                        decided.falseMatchRate(),
                        decided.attack(),
                        decided.padScore(),
                        null);
        };
    }
}
