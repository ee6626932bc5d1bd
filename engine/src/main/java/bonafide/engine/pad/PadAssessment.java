package bonafide.engine.pad;

import bonafide.engine.image.SimilarityTransform;

/**
 * The attack score of one picture and what it rests on.
 *
 * @param score what the cuts are laid on; higher is more attack-like
 * @param crops what the network says of three views; higher is more bona fide
 * @param lines straight edges around the face
 */
public record PadAssessment(PadScore score, CropScores crops, LineEvidence lines) {

    /** The same of the picture the transform leads to. */
    PadAssessment transformed(SimilarityTransform transform) {
        return new PadAssessment(score, crops, lines.transformed(transform));
    }

    /** Joins both: the edges' weight minus the mean of the views. */
    static PadAssessment of(CropScores crops, LineEvidence lines) {
        return new PadAssessment(new PadScore(lines.weight() - crops.mean()), crops, lines);
    }
}
