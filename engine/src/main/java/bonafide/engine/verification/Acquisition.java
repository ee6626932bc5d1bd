package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.recognition.FaceTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The faces of a picture and, where one is usable, its template.
 *
 * @param faces all that were found, the largest first
 * @param usable null when there is none
 */
record Acquisition(List<DetectedFace> faces, @Nullable Usable usable) {

    /**
     * @param face the largest one, with the landmarks it was aligned by
     * @param landmarkSpread disagreement of repeated detections, as a share of the distance between the eyes
     */
    record Usable(DetectedFace face, double landmarkSpread, FaceTemplate template) {}
}
