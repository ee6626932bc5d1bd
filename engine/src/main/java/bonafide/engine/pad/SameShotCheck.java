package bonafide.engine.pad;

import bonafide.engine.image.AffineTransform;
import bonafide.engine.image.GreyPlane;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import java.util.List;

/**
 * Tells whether the probe shows the reference's very shot: the portrait of the document printed, on a screen, or cut
 * out and sent. Hair, shadows and the fall of clothing agree between two copies of one shot and never between two
 * shots, however alike the faces; a recogniser's score cannot tell that (two genuine photos reach 0.96).
 *
 * <p>Both faces are brought to one place by their landmarks, freed of light and contrast, and laid over each other by
 * small blocks (which takes up the perspective of a tilted sheet), again and again while that brings them closer:
 * landmarks of a small or worn portrait can be further off than the blocks reach. What is left is one correlation, over
 * what both pictures show.
 *
 * <p>Measured: docs/measurements.md. Limits: it says nothing about other photos of the person.
 */
public final class SameShotCheck {
    private static final int MOST_ROUNDS = 5;
    private static final double LEAST_GAIN = 0.02;
    private static final int MARGIN = 18;
    /** Share of the canvas both pictures must show; a sliver of structure would agree by chance. */
    private static final double LEAST_SHARED = 0.2;

    private SameShotCheck() {}

    /**
     * Compares the pictures as they are and with the reference mirrored.
     *
     * @param referenceLandmarks image-left eye, image-right eye, nose, image-left and image-right corner of the mouth
     * @param probeLandmarks the same five of the probe
     */
    public static SameShot compare(
            Image reference, List<Point> referenceLandmarks, Image probe, List<Point> probeLandmarks) {
        try (CanvasFace document = CanvasFace.of(reference, referenceLandmarks);
                CanvasFace live = CanvasFace.of(probe, probeLandmarks);
                CanvasFace mirroredDocument = document.mirrored()) {
            double straight = correlation(document, live);
            double mirrored = correlation(mirroredDocument, live);
            return new SameShot(Math.max(straight, mirrored), mirrored > straight);
        }
    }

    private static double correlation(CanvasFace reference, CanvasFace probe) {
        AffineTransform toProbe = AffineTransform.IDENTITY;
        CanvasFace laidOver = probe.sampled(toProbe);
        try {
            double correlation = 0;
            for (int round = 0; round < MOST_ROUNDS; round++) {
                BlockMatches matches = BlockMatches.find(reference, laidOver);
                if (!matches.enough()) {
                    return correlation;
                }
                toProbe = matches.fit().then(toProbe);
                laidOver.close();
                laidOver = probe.sampled(toProbe);
                double closer = agreement(reference, laidOver);
                if (closer < correlation + LEAST_GAIN) {
                    return Math.max(closer, correlation);
                }
                correlation = closer;
            }
            return correlation;
        } finally {
            laidOver.close();
        }
    }

    private static double agreement(CanvasFace reference, CanvasFace laidOver) {
        try (GreyPlane shared = reference.covered().times(laidOver.covered())) {
            return shared.mean() < LEAST_SHARED ? 0 : reference.detail().correlation(laidOver.detail(), shared, MARGIN);
        }
    }
}
