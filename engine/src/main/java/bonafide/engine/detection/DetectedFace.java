package bonafide.engine.detection;

import bonafide.engine.image.SimilarityTransform;

/**
 * A face as the detector reports it.
 *
 * @param score detector's confidence, 0 to 1; large faces get lower ones, so it never decides which face is meant
 */
public record DetectedFace(BoundingBox box, FacialLandmarks landmarks, double score) {

    public DetectedFace transformed(SimilarityTransform transform) {
        return new DetectedFace(box.transformed(transform), landmarks.transformed(transform), score);
    }
}
