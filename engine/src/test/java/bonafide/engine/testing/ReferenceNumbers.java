package bonafide.engine.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * What well-known libraries compute on the six test photos with one detection and one crop, hop by hop.
 *
 * @param provenance how the numbers were made
 */
public record ReferenceNumbers(String provenance, List<Photo> photos, List<Pair> pairs) {

    /**
     * @param box x, y, width, height of the largest face
     * @param landmarks five points of two numbers
     * @param cropMeanBgr mean colour of the aligned crop
     * @param templateNorm length of the raw template of that crop
     * @param padProbabilities of the near view; the first is bona fide
     */
    public record Photo(
            String file,
            int width,
            int height,
            List<Double> box,
            double score,
            List<List<Double>> landmarks,
            List<Double> cropMeanBgr,
            double templateNorm,
            List<Double> padProbabilities) {
        @Override
        public String toString() {
            return file;
        }
    }

    /** Cosine of two photos' templates. */
    public record Pair(String reference, String probe, double cosine) {}

    public static ReferenceNumbers load() {
        try (InputStream in = ReferenceNumbers.class.getResourceAsStream("/reference/plain-pipeline.json")) {
            return JsonMapper.shared().readValue(Objects.requireNonNull(in), ReferenceNumbers.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
