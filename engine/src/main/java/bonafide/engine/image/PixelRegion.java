package bonafide.engine.image;

import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Rect;

/** Whole pixels of a picture. */
public record PixelRegion(int left, int top, int width, int height) {

    /** All of a picture. */
    public static PixelRegion of(Image picture) {
        return new PixelRegion(0, 0, picture.width(), picture.height());
    }

    /** What a warp into a target of that size looks at, inside the picture or not. */
    static PixelRegion seenBy(SimilarityTransform toTarget, int width, int height) {
        SimilarityTransform back = toTarget.inverse();
        Point[] corners = Stream.of(
                        new Point(0, 0), new Point(width, 0), new Point(0, height), new Point(width, height))
                .map(back::apply)
                .toArray(Point[]::new);
        double[] xs = Stream.of(corners).mapToDouble(Point::x).sorted().toArray();
        double[] ys = Stream.of(corners).mapToDouble(Point::y).sorted().toArray();
        int left = floor(xs[0]);
        int top = floor(ys[0]);
        return new PixelRegion(left, top, floor(xs[3]) + 1 - left, floor(ys[3]) + 1 - top);
    }

    PixelRegion grown(int by) {
        return new PixelRegion(left - by, top - by, width + 2 * by, height + 2 * by);
    }

    PixelRegion within(int pictureWidth, int pictureHeight) {
        int x = Math.max(0, left);
        int y = Math.max(0, top);
        return new PixelRegion(
                x, y, Math.min(left + width, pictureWidth) - x, Math.min(top + height, pictureHeight) - y);
    }

    /** Sides cut down to multiples of a step. */
    PixelRegion inSteps(int step) {
        return new PixelRegion(left, top, width - width % step, height - height % step);
    }

    /** The same part of another size of the picture. */
    PixelRegion in(Image resized, double factor) {
        int x = (int) Math.ceil(left * factor);
        int y = (int) Math.ceil(top * factor);
        int right = (int) Math.ceil((left + width) * factor);
        int bottom = (int) Math.ceil((top + height) * factor);
        return new PixelRegion(x, y, right - x, bottom - y).within(resized.width(), resized.height());
    }

    Rect rect() {
        return new Rect(left, top, width, height);
    }

    boolean isEmpty() {
        return width <= 0 || height <= 0;
    }

    /** Pictures have thousands of pixels a side; anything far beyond means a face far outside. */
    private static int floor(double value) {
        return (int) Math.floor(Math.clamp(value, -1e6, 1e6));
    }
}
