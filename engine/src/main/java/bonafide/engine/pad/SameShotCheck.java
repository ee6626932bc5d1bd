package bonafide.engine.pad;

import bonafide.engine.image.AffineTransform;
import bonafide.engine.image.BlockSearch;
import bonafide.engine.image.GreyPlane;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.image.SimilarityTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether the probe shows the reference's very shot: the portrait of the document printed, on a screen, or cut
 * out and sent. Hair, shadows and the fall of clothing agree between two copies of one shot and never between two
 * shots, however alike the faces; a recogniser's score cannot tell that (two genuine photos reach 0.96).
 *
 * <p>Both faces are brought to one place by their landmarks, freed of light and contrast, and laid over each other by
 * small blocks (which takes up the perspective of a tilted sheet); what is left is one correlation.
 *
 * <p>Measured: docs/measurements.md. Limits: it says nothing about other photos of the person.
 */
public final class SameShotCheck {
    private static final int CANVAS = 160;
    /** Where the five landmarks lie on the canvas: the recogniser's 112-pixel template, larger and moved inwards. */
    private static final List<Point> CANVAS_LANDMARKS = List.of(
            onCanvas(38.2946, 51.6963),
            onCanvas(73.5318, 51.5014),
            onCanvas(56.0252, 71.7366),
            onCanvas(41.5493, 92.3655),
            onCanvas(70.7299, 92.2041));

    private static final double SOFTEN_BELOW_SCALE = 0.8;
    private static final double SOFTNESS = 0.45;

    private static final int BLOCK = 20;
    private static final int REACH = 7;
    private static final int FEWEST_BLOCKS = 8;
    private static final double PLAIN_BLOCK_DEVIATION = 0.25;
    private static final int ROUNDS = 8;
    private static final int MARGIN = 18;

    private SameShotCheck() {}

    /**
     * Compares the pictures as they are and with the reference mirrored.
     *
     * @param referenceLandmarks image-left eye, image-right eye, nose, image-left and image-right corner of the mouth
     * @param probeLandmarks the same five of the probe
     */
    public static SameShot compare(
            Image reference, List<Point> referenceLandmarks, Image probe, List<Point> probeLandmarks) {
        try (GreyPlane referenceFace = face(reference, referenceLandmarks);
                GreyPlane probeFace = face(probe, probeLandmarks);
                GreyPlane referenceDetail = detail(referenceFace);
                GreyPlane probeDetail = detail(probeFace);
                GreyPlane mirroredDetail = referenceDetail.mirrored()) {
            double straight = correlation(referenceDetail, probeFace, probeDetail);
            double mirrored = correlation(mirroredDetail, probeFace, probeDetail);
            return new SameShot(Math.max(straight, mirrored), mirrored > straight);
        }
    }

    private static GreyPlane face(Image picture, List<Point> landmarks) {
        var toCanvas = SimilarityTransform.fitting(landmarks, CANVAS_LANDMARKS);
        return GreyPlane.warped(picture, toCanvas, CANVAS, SOFTEN_BELOW_SCALE, SOFTNESS);
    }

    private static GreyPlane detail(GreyPlane face) {
        return face.locallyNormalised(1, 6, 8, 3);
    }

    private static double correlation(GreyPlane reference, GreyPlane probeFace, GreyPlane probe) {
        List<Point> from = new ArrayList<>();
        List<Point> to = new ArrayList<>();
        List<Double> alike = new ArrayList<>();
        var search = new BlockSearch(reference, probe, BLOCK, REACH);
        for (int y = 28; y <= 132; y += 13) {
            for (int x = 24; x <= 136; x += 14) {
                int left = x - BLOCK / 2;
                int top = y - BLOCK / 2;
                if (search.deviation(left, top) < PLAIN_BLOCK_DEVIATION) {
                    continue;
                }
                BlockSearch.Match match = search.best(left, top);
                from.add(new Point(x, y));
                to.add(new Point(x + match.dx(), y + match.dy()));
                alike.add(match.correlation());
            }
        }
        if (from.size() < FEWEST_BLOCKS) {
            return 0;
        }
        try (GreyPlane laidOver = probeFace.sampled(fit(from, to, alike));
                GreyPlane laidOverDetail = detail(laidOver)) {
            return reference.correlation(laidOverDetail, MARGIN);
        }
    }

    /** Blocks that found their like count most; from the second round on also those that agree with the others. */
    private static AffineTransform fit(List<Point> from, List<Point> to, List<Double> alike) {
        double[] trust = alike.stream()
                .mapToDouble(c -> Math.pow(Math.clamp(c, 0, 1), 4))
                .toArray();
        double[] weights = trust.clone();
        AffineTransform transform = AffineTransform.IDENTITY;
        for (int round = 0; round < ROUNDS; round++) {
            transform = AffineTransform.fitting(from, to, weights);
            for (int i = 0; i < weights.length; i++) {
                double error = transform.apply(from.get(i)).distanceTo(to.get(i));
                weights[i] = trust[i] / Math.pow(1 + error * error, 2);
            }
        }
        return transform;
    }

    private static Point onCanvas(double x, double y) {
        return new Point(1.2286 * x + 11.2, 1.2286 * y + 11.2);
    }
}
