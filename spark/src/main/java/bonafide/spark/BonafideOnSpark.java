package bonafide.spark;

import bonafide.engine.verification.RecognitionProfile;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The job, for {@code spark-submit}. Options, each followed by its value:
 *
 * <ul>
 *   <li>{@code --models}: folder with {@code manifest.toml} and {@code weights/}, at the same place on every machine;
 *   <li>{@code --pictures}: Parquet with {@code picture} and {@code bytes} or {@code path};
 *   <li>{@code --pairs}: Parquet with {@code reference} and {@code probe}; without it every picture is compared with every
 *       other;
 *   <li>{@code --out}: where the answer is written, as Parquet;
 *   <li>{@code --at-least}: lowest cosine to keep of all against all, -1 unless told otherwise; {@code --block}: templates
 *       in a block, 1024 unless told otherwise.
 * </ul>
 */
public final class BonafideOnSpark {
    private BonafideOnSpark() {}

    public static void main(String[] arguments) throws IOException {
        var options = options(arguments);
        var engine = new ExecutorEngine(required(options, "--models"), RecognitionProfile.STANDARD);
        try (var spark = SparkSession.builder().appName("bonafide").getOrCreate()) {
            var pictures = spark.read().parquet(required(options, "--pictures"));
            var pairs = options.get("--pairs");
            var answer = pairs == null
                    ? Similarities.of(
                            Similarities.features(pictures, engine),
                            Integer.parseInt(options.getOrDefault("--block", "1024")),
                            Float.parseFloat(options.getOrDefault("--at-least", "-1")))
                    : new Decisions(pictures, engine).of(spark.read().parquet(pairs));
            answer.write().mode(SaveMode.ErrorIfExists).parquet(required(options, "--out"));
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
