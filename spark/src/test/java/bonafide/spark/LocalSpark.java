package bonafide.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Spark inside this process. */
final class LocalSpark {
    private LocalSpark() {}

    static SparkSession start(int cores, Path folder) {
        return SparkSession.builder()
                .master("local[" + cores + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "3")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
    }

    /** A table of texts. */
    static Dataset<Row> table(SparkSession spark, List<String> columns, Stream<String[]> rows) {
        var schema = new StructType();
        for (var column : columns) {
            schema = schema.add(column, DataTypes.StringType);
        }
        return spark.createDataFrame(
                rows.map(row -> RowFactory.create((Object[]) row)).toList(), schema);
    }
}
