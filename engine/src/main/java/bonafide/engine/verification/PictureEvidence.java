package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.image.Orientation;
import bonafide.engine.quality.QualityAssessment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one picture, in the pixels of the upright picture.
 *
 * @param width pixels, upright
 * @param height pixels, upright
 * @param orientation how the file said its pixels must be turned
 * @param faces all faces found, the largest first; empty when there is none
 * @param sample of the face that was used; null when none was usable
 */
public record PictureEvidence(
        int width,
        int height,
        Orientation orientation,
        List<DetectedFace> faces,
        @Nullable SampleEvidence sample) {

    /**
     * The face a template was made of.
     *
     * @param face its box, the landmarks it was aligned by, and its score
     * @param landmarkSpread how far repeated detections put the landmarks from their mean, as a share of the distance
     *     between the eyes; 0 for a single detection
     * @param templateNorm length of the raw template; low values predict a false non-match
     * @param quality component by component
     */
    public record SampleEvidence(
            DetectedFace face, double landmarkSpread, double templateNorm, QualityAssessment quality) {}

    public PictureEvidence {
        faces = List.copyOf(faces);
    }
}
