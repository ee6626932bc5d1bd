package bonafide.engine.inference;

import static java.util.Objects.requireNonNull;

import bonafide.engine.image.PixelFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The list of models, {@code models/manifest.toml}. Of several models with the same job the first one listed is used.
 *
 * @param models in the order of the file
 */
@JsonIgnoreProperties({"packages", "photos"})
public record ModelManifest(List<Entry> models) {

    /** Job of the network that finds faces. */
    public static final String DETECTION = "detection";
    /** Job of the network that turns an aligned face into a template. */
    public static final String RECOGNITION = "recognition";
    /** Job of the network that tells a face from a picture of one. */
    public static final String PRESENTATION_ATTACK_DETECTION = "presentation-attack-detection";

    public ModelManifest {
        models = List.copyOf(models);
    }

    /**
     * One network.
     *
     * @param name short, unique, appears in evidence and in messages
     * @param job what the program uses it for
     * @param packageName the package that brings it, a key of the manifest's {@code packages}
     * @param path inside the package's archive
     * @param sha256 of the file, lower-case hexadecimal
     * @param licence of the weights
     * @param output the output that is read, where the program does not know it by itself
     * @param norm what the length of a raw template says, for a recogniser that was measured
     * @param calibration score tables of a recogniser by recognition profile: {@code standard}, {@code fast}
     * @param attackCuts where the decision changes on the score of an attack detector
     */
    public record Entry(
            String name,
            String job,
            @JsonProperty("package") String packageName,
            String path,
            String sha256,
            String licence,
            Input input,
            @Nullable Output output,
            @Nullable TemplateNorm norm,
            @Nullable Map<String, Calibration> calibration,
            @Nullable AttackCuts attackCuts) {

        public Entry {
            requireNonNull(name, "a model of the manifest has no name");
            requireNonNull(job, () -> missing("job", name));
            requireNonNull(path, () -> missing("path", name));
            requireNonNull(sha256, () -> missing("sha256", name));
            requireNonNull(input, () -> missing("input", name));
        }

        private static String missing(String key, String model) {
            return "model \"" + model + "\" of the manifest has no " + key;
        }

        public String fileName() {
            return Path.of(path).getFileName().toString();
        }
    }

    /**
     * Geometry and normalisation of the picture a network takes: value = (byte - mean) * scale.
     *
     * @param width pixels; where the graph allows any size, the usual one
     */
    public record Input(
            String name, int width, int height, PixelFormat.ChannelOrder channels, double mean, double scale) {
        public PixelFormat format() {
            return new PixelFormat(channels, mean, scale);
        }
    }

    /** A vector of {@code length} numbers under this name. */
    public record Output(String name, int length) {}

    /**
     * The length of a raw template tells how much of a face the network saw.
     *
     * @param aligned of one crop: below this the landmarks are doubted and other detections are tried
     * @param retake of the sum over crop and mirror image: below this a new photo is asked for
     * @param warn of the same sum: below this a false non-match is likely
     */
    public record TemplateNorm(double aligned, double retake, double warn) {}

    /**
     * Cosine, false-match rate and score of the same points, cosine rising.
     *
     * @param data what the rates were counted on, and what is extrapolated
     */
    public record Calibration(String data, List<Double> cosine, List<Double> fmr, List<Double> score) {}

    /**
     * Attack scores, higher is more attack-like, at which another photo is asked for and at which an attack is decided.
     *
     * @param data what the rates of the cuts were measured on
     * @param sameShot correlation above which two pictures are one and the same shot, 0 to 1
     */
    public record AttackCuts(String data, Cut tolerant, Cut standard, Cut strict, double sameShot) {}

    /**
     * Both ends of a grey band, and what they did on the data named: shares from 0 to 1, each source weighing the same.
     *
     * @param bpcer bona fide presentations taken for attacks
     * @param bonaFideRetry bona fide presentations in the grey band
     * @param apcer attacks taken for bona fide
     */
    public record Cut(double retry, double attack, double bpcer, double bonaFideRetry, double apcer) {}

    /** Reads the list; a key that is unknown, missing or of the wrong kind is named in the error. */
    public static ModelManifest read(Path file) {
        var mapper = TomlMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try {
            return mapper.readValue(Files.readString(file), ModelManifest.class);
        } catch (IOException e) {
            throw new ModelException("cannot read the list of models " + file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new ModelException("the list of models " + file + " is not understood: " + e.getMessage(), e);
        }
    }

    /** The model in use for a job. */
    public Entry forJob(String job) {
        return models.stream()
                .filter(model -> model.job().equals(job))
                .findFirst()
                .orElseThrow(() -> new ModelException("the list of models has none with job \"" + job + "\""));
    }
}
