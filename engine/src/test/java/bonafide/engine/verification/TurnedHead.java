package bonafide.engine.verification;

import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.Image;
import java.util.Arrays;

/**
 * A photo as if the head in it had turned: laid over an ellipsoid with a nose, turned about the axis through the eyes or
 * the one down the face, and seen from afar (orthographic projection). What turns away is hidden, what comes into view is
 * drawn out of its neighbour.
 */
final class TurnedHead {
    /** Half axes of the head and its depth, width and length of the nose, all in distances between the eyes. */
    private static final double HALF_WIDTH = 1.1;

    private static final double HALF_HEIGHT = 1.6;
    private static final double DEPTH = 0.6;
    private static final double NOSE_LENGTH = 0.35;
    private static final double NOSE_WIDTH = 0.22;

    /** Source positions a pixel: enough that a stretched cheek has no holes but those that are drawn out. */
    private static final int SAMPLES = 4;

    private final Image photo;
    private final byte[] source;
    private final FacialLandmarks face;

    private TurnedHead(Image photo, FacialLandmarks face) {
        this.photo = photo;
        this.source = photo.bgr();
        this.face = face;
    }

    /** @param degrees positive: the nose points to the picture's right */
    static Image sideways(Image photo, FacialLandmarks face, double degrees) {
        return new TurnedHead(photo, face).turned(Math.toRadians(degrees), true);
    }

    /** @param degrees positive: the nose points down */
    static Image nodding(Image photo, FacialLandmarks face, double degrees) {
        return new TurnedHead(photo, face).turned(Math.toRadians(degrees), false);
    }

    private Image turned(double angle, boolean sideways) {
        int length = sideways ? photo.width() : photo.height();
        int lines = sideways ? photo.height() : photo.width();
        byte[] target = new byte[source.length];
        for (int line = 0; line < lines; line++) {
            int[] origins = origins(line, length, angle, sideways);
            for (int i = 0; i < length; i++) {
                int to = 3 * at(i, line, sideways);
                System.arraycopy(source, 3 * at(origins[i], line, sideways), target, to, 3);
            }
        }
        return Image.ofBgr(photo.width(), photo.height(), target);
    }

    /** Which pixel of a line is seen at each place of it: the nearest to the camera, or else that of the place before. */
    private int[] origins(int line, int length, double angle, boolean sideways) {
        double eyes = face.interEyeDistance();
        double along = sideways ? face.nose().x() : face.nose().y();
        double across = (line - (sideways ? face.nose().y() : face.nose().x())) / eyes;
        int[] origins = new int[length];
        double[] nearest = new double[length];
        Arrays.fill(origins, -1);
        Arrays.fill(nearest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < SAMPLES * length; i++) {
            double x = ((double) i / SAMPLES - along) / eyes;
            double depth = sideways ? depth(x, across) : depth(across, x);
            int place = (int) Math.round(along + eyes * (x * Math.cos(angle) + depth * Math.sin(angle)));
            double towardsCamera = depth * Math.cos(angle) - x * Math.sin(angle);
            if (place >= 0 && place < length && towardsCamera > nearest[place]) {
                nearest[place] = towardsCamera;
                origins[place] = i / SAMPLES;
            }
        }
        int last = 0;
        for (int i = 0; i < length; i++) {
            last = origins[i] < 0 ? last : origins[i];
            origins[i] = last;
        }
        return origins;
    }

    private int at(int along, int line, boolean sideways) {
        return sideways ? line * photo.width() + along : along * photo.width() + line;
    }

    /** How far the head stands out of the picture's plane. */
    private static double depth(double x, double y) {
        double inside = 1 - x * x / (HALF_WIDTH * HALF_WIDTH) - y * y / (HALF_HEIGHT * HALF_HEIGHT);
        return inside <= 0
                ? 0
                : DEPTH * Math.sqrt(inside) + NOSE_LENGTH * Math.exp(-(x * x + y * y) / (NOSE_WIDTH * NOSE_WIDTH));
    }
}
