package bonafide.spark;

import static org.apache.spark.sql.functions.col;

import bonafide.engine.decision.PictureRole;
import bonafide.engine.recognition.TemplateBlock;
import bonafide.engine.verification.PictureFeatures.Usable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Compares every picture with every other by products of blocks of templates: for score tables from a user's own people,
 * and to find one person under two names.
 */
final class Similarities {
    private static final StructType SIMILARITY = new StructType()
            .add("first", DataTypes.StringType)
            .add("second", DataTypes.StringType)
            .add("comparisonScore", DataTypes.FloatType);

    private Similarities() {}

    /** Some pictures and their templates, in the order of their names. */
    private record Block(long number, List<String> names, List<Template> templates) implements Serializable {
        float[][] vectors() {
            return templates.stream().map(Template::vector).toArray(float[][]::new);
        }
    }

    private static final class Template implements Serializable {
        private static final long serialVersionUID = 1;
        private final float[] vector;

        private Template(float[] vector) {
            this.vector = vector;
        }

        private float[] vector() {
            return vector;
        }
    }

    /**
     * Each pair of usable pictures once, the name first in order as {@code first}.
     *
     * @param features see {@link #features}
     * @param size templates in a block; decides how work is split and never what comes out
     * @param least the lowest cosine to keep, -1 for all
     */
    static Dataset<Row> of(Dataset<Row> features, int size, float least) {
        var blocks = features.filter(col("features").isNotNull())
                .sort("picture")
                .javaRDD()
                .map(row ->
                        new Tuple2<>(row.<String>getAs("picture"), Pictures.features(row.<byte[]>getAs("features"))))
                .filter(picture -> picture._2() instanceof Usable)
                .map(picture -> new Tuple2<>(picture._1(), ((Usable) picture._2()).template()))
                .zipWithIndex()
                .groupBy(picture -> picture._2() / size)
                .map(group -> block(group._1(), group._2()))
                .cache();
        var rows = blocks.cartesian(blocks)
                .filter(two -> two._1().number() <= two._2().number())
                .flatMap(two -> compared(two._1(), two._2(), least));
        return features.sparkSession().createDataFrame(rows, SIMILARITY);
    }

    /** What {@link #of} needs of each picture. */
    static Dataset<Row> features(Dataset<Row> pictures, ExecutorEngine engine) {
        return Pictures.features(Pictures.checked(pictures), engine, PictureRole.REFERENCE);
    }

    private static Block block(long number, Iterable<Tuple2<Tuple2<String, float[]>, Long>> pictures) {
        List<Tuple2<Tuple2<String, float[]>, Long>> ordered = new ArrayList<>();
        pictures.forEach(ordered::add);
        ordered.sort((a, b) -> Long.compare(a._2(), b._2()));
        return new Block(
                number,
                ordered.stream().map(picture -> picture._1()._1()).toList(),
                ordered.stream().map(picture -> new Template(picture._1()._2())).toList());
    }

    /** Rows come one line of the matrix at a time: a block of pairs never stands in memory as a whole. */
    private static Iterator<Row> compared(Block lines, Block columns, float least) {
        var block = new TemplateBlock(columns.vectors());
        boolean onDiagonal = lines.number() == columns.number();
        return IntStream.range(0, lines.names().size())
                .boxed()
                .flatMap(line -> {
                    float[] cosines = new float[columns.names().size()];
                    block.compare(lines.templates().get(line).vector(), cosines);
                    List<Row> kept = new ArrayList<>();
                    for (int column = onDiagonal ? line + 1 : 0; column < cosines.length; column++) {
                        if (cosines[column] >= least) {
                            kept.add(RowFactory.create(
                                    lines.names().get(line), columns.names().get(column), cosines[column]));
                        }
                    }
                    return kept.stream();
                })
                .iterator();
    }
}
