package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.image.Image;
import bonafide.engine.image.SimilarityTransform;
import java.util.List;

/**
 * One way of looking through a whole picture for faces.
 *
 * @param longSide the picture is shrunk to this, never enlarged
 * @param quarterTurns clockwise turns before looking, for pictures whose file does not say how they were taken
 * @param border grey frame on each side, as a share of the shrunken side, for faces that fill or leave the picture
 */
record SearchPass(int longSide, int quarterTurns, double border) {
    static final SearchPass FIRST = new SearchPass(640, 0, 0);

    private static final double LEAST_SCORE = 0.6;
    /** Bilinear shrinking is several times faster than averaging and as good for finding, unless it skips too much. */
    private static final double BILINEAR_DOWN_TO = 0.25;

    /** {@link FaceDetector#detect} or {@link FaceDetector#detectSteadily}. */
    interface Look {
        List<DetectedFace> at(Image picture, double leastScore);
    }

    /** In the pixels of the picture, the largest box first. */
    List<DetectedFace> find(Look look, Image picture) {
        double factor = picture.shrinkFactor(longSide);
        try (Image shrunk = factor >= BILINEAR_DOWN_TO ? picture.sampledTo(longSide) : picture.shrunkTo(longSide);
                Image turned = shrunk.turned(quarterTurns)) {
            int frameX = (int) Math.round(border * turned.width());
            int frameY = (int) Math.round(border * turned.height());
            var back = new SimilarityTransform(1, 0, -frameX, -frameY)
                    .then(shrunk.turning(quarterTurns).inverse())
                    .then(SimilarityTransform.scaling(1 / factor));
            try (Image framed = turned.bordered(frameX, frameY)) {
                return look.at(framed, LEAST_SCORE).stream()
                        .map(face -> face.transformed(back))
                        .toList();
            }
        }
    }
}
