package bonafide.engine.pad;

import bonafide.engine.image.AffineTransform;
import bonafide.engine.image.GreyPlane;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.image.SimilarityTransform;
import java.util.List;

/**
 * The fine structure of a face, brought to one place by its landmarks and freed of light and contrast.
 *
 * @param detail brightness against its surroundings, in units of the local contrast
 * @param covered 1 where the canvas shows the picture, 0 where it shows what lies beyond its edge
 */
record CanvasFace(GreyPlane detail, GreyPlane covered) implements AutoCloseable {
    static final int CANVAS = 160;
    /** Where the five landmarks lie on the canvas: the recogniser's 112-pixel template, larger and moved inwards. */
    private static final List<Point> LANDMARKS = List.of(
            onCanvas(38.2946, 51.6963),
            onCanvas(73.5318, 51.5014),
            onCanvas(56.0252, 71.7366),
            onCanvas(41.5493, 92.3655),
            onCanvas(70.7299, 92.2041));

    private static final double SOFTEN_BELOW_SCALE = 0.8;
    private static final double SOFTNESS = 0.45;
    /** How far the picture's edge, which no copy of it need share, spoils the structure beside it. */
    private static final double EDGE = 8;

    /** @param landmarks image-left eye, image-right eye, nose, image-left and image-right corner of the mouth */
    static CanvasFace of(Image picture, List<Point> landmarks) {
        var toCanvas = SimilarityTransform.fitting(landmarks, LANDMARKS);
        try (GreyPlane face = GreyPlane.warped(picture, toCanvas, CANVAS, SOFTEN_BELOW_SCALE, SOFTNESS)) {
            return new CanvasFace(
                    face.locallyNormalised(1, 6, 8, 3), GreyPlane.covered(picture, toCanvas, CANVAS, EDGE));
        }
    }

    /** Left and right exchanged. */
    CanvasFace mirrored() {
        return new CanvasFace(detail.mirrored(), covered.mirrored());
    }

    /** At each place x of the result stands what this face has at {@code fromResult(x)}. */
    CanvasFace sampled(AffineTransform fromResult) {
        return new CanvasFace(detail.sampled(fromResult), covered.sampled(fromResult));
    }

    @Override
    public void close() {
        detail.close();
        covered.close();
    }

    private static Point onCanvas(double x, double y) {
        return new Point(1.2286 * x + 11.2, 1.2286 * y + 11.2);
    }
}
