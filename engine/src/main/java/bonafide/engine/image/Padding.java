package bonafide.engine.image;

import java.util.function.IntBinaryOperator;

/**
 * Bands of one colour that a program laid along the sides of a picture, to make it square for example. Their ends are as
 * straight as those of paper or a screen, but no camera saw them. An attacker gains nothing by their being left out:
 * who can add them can cut the picture as well.
 */
public final class Padding {
    private static final int LONG_SIDE = 640;
    /** Levels by which pixels of one colour may differ: compression leaves flat blocks flat, a camera's black is not. */
    private static final int SAME = 1;
    /** Levels by which a scene differs from the band beside it. */
    private static final int OTHER = 8;
    /** Share of a line that does: black clothing beside a black band does not, and a head before a wall is narrow where it begins. */
    private static final double LEAST_CHANGE = 0.33;
    /** Compression ripples this far beside an edge: two blocks where colour is stored in half. */
    private static final int RIPPLE = 18;
    /** Lines of a resized picture that show both the band and the scene; a slope of light is longer. */
    private static final int BLEND = 2;
    /** Of a side; less cannot be a picture with something around it. */
    private static final double LEAST_SCENE = 0.25;

    private final byte[] bgr;

    private Padding(byte[] bgr) {
        this.bgr = bgr;
    }

    /** The part of a picture inside such bands, in its pixels; all of it when there are none. */
    public static PixelRegion sceneOf(Image picture) {
        try (Image small = picture.shrunkTo(LONG_SIDE)) {
            return new Padding(small.bgr())
                    .scene(small.width(), small.height())
                    .in(picture, (double) picture.width() / small.width());
        }
    }

    private PixelRegion scene(int width, int height) {
        int above = band(height, width, (line, along) -> line * width + along);
        int below = band(height, width, (line, along) -> (height - 1 - line) * width + along);
        int rows = height - above - below;
        if (rows < LEAST_SCENE * height) {
            return new PixelRegion(0, 0, width, height);
        }
        int left = band(width, rows, (line, along) -> (above + along) * width + line);
        int right = band(width, rows, (line, along) -> (above + along) * width + width - 1 - line);
        int columns = width - left - right;
        return columns < LEAST_SCENE * width
                ? new PixelRegion(0, above, width, rows)
                : new PixelRegion(left, above, columns, rows);
    }

    /**
     * How many lines from one side belong to a band: lines of one colour up to where much of the picture changes at once.
     * A plain wall ends otherwise.
     *
     * @param pixel number of the pixel so far along a line so far from the side
     */
    private int band(int lines, int length, IntBinaryOperator pixel) {
        int colour = pixel.applyAsInt(0, 0);
        int flat = 0;
        while (flat < lines && isOf(colour, flat, length, pixel)) {
            flat++;
        }
        if (flat == 0) {
            return 0;
        }
        for (int line = Math.max(flat, BLEND + 1); line < Math.min(flat + RIPPLE, lines); line++) {
            if (endsAt(line, length, pixel)) {
                return line + BLEND;
            }
        }
        return 0;
    }

    private boolean isOf(int colour, int line, int length, IntBinaryOperator pixel) {
        for (int along = 0; along < length; along++) {
            if (difference(pixel.applyAsInt(line, along), colour) > SAME) {
                return false;
            }
        }
        return true;
    }

    private boolean endsAt(int line, int length, IntBinaryOperator pixel) {
        int changed = 0;
        for (int along = 0; along < length; along++) {
            int before = pixel.applyAsInt(line - BLEND - 1, along);
            if (difference(pixel.applyAsInt(line, along), before) > OTHER) {
                changed++;
            }
        }
        return changed > LEAST_CHANGE * length;
    }

    /** The largest difference of two pixels in blue, green or red. */
    private int difference(int pixel, int other) {
        int largest = 0;
        for (int channel = 0; channel < 3; channel++) {
            int level = Byte.toUnsignedInt(bgr[3 * pixel + channel]);
            largest = Math.max(largest, Math.abs(level - Byte.toUnsignedInt(bgr[3 * other + channel])));
        }
        return largest;
    }
}
