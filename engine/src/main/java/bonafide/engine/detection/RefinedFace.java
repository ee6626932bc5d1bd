package bonafide.engine.detection;

/**
 * A face looked at again in crops of several sizes.
 *
 * @param face box of the first detection, mean landmarks and mean score of the crops; score 0 for a crop without a face
 * @param landmarkSpread mean distance of the crops' landmarks from their mean, as a share of the distance between the
 *     eyes; wrongly turned faces and things that only resemble one disagree with themselves
 */
public record RefinedFace(DetectedFace face, double landmarkSpread) {}
