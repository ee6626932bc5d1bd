package bonafide.engine.image;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.LineSegmentDetector;

/**
 * Finds straight edges with the line segment detector of Grompone von Gioi et al. (LSD, IPOL 2012), as OpenCV has it.
 * A Hough transform on Canny edges was measured as substitute and finds far less of what tells an attack
 * (docs/measurements.md).
 */
public final class LineSegments {
    private static final double BLUR_SIGMA = 1;
    private static final double SCALE = 0.8;
    private static final double SIGMA_SCALE = 0.6;
    private static final double GRADIENT_QUANTISATION = 2;
    private static final double ANGLE_TOLERANCE_DEGREES = 22.5;
    private static final double LOG_EPSILON = 0;
    private static final double DENSITY = 0.7;
    private static final int BINS = 1024;

    private LineSegments() {}

    /**
     * All segments of a part of the picture, found on a copy whose longer side is at most {@code longSide} and returned
     * in pixels of the picture itself.
     */
    public static List<LineSegment> find(Image picture, PixelRegion part, int longSide) {
        try (Image small = picture.shrunkTo(longSide)) {
            double factor = (double) picture.width() / small.width();
            PixelRegion smallPart = part.in(small, 1 / factor);
            var toPicture = new SimilarityTransform(factor, 0, factor * smallPart.left(), factor * smallPart.top());
            return find(small.mat(), smallPart).stream()
                    .map(segment -> segment.transformed(toPicture))
                    .toList();
        }
    }

    /** In pixels of the part. */
    private static List<LineSegment> find(Mat picture, PixelRegion part) {
        try (Rect rect = part.rect();
                Mat shown = new Mat(picture, rect);
                Mat grey = new Mat();
                Mat smooth = new Mat();
                Size automatic = new Size(0, 0);
                Mat segments = new Mat();
                LineSegmentDetector detector = opencv_imgproc.createLineSegmentDetector(
                        opencv_imgproc.LSD_REFINE_NONE,
                        SCALE,
                        SIGMA_SCALE,
                        GRADIENT_QUANTISATION,
                        ANGLE_TOLERANCE_DEGREES,
                        LOG_EPSILON,
                        DENSITY,
                        BINS)) {
            opencv_imgproc.cvtColor(shown, grey, opencv_imgproc.COLOR_BGR2GRAY);
            opencv_imgproc.GaussianBlur(grey, smooth, automatic, BLUR_SIGMA);
            detector.detect(smooth, segments);
            return read(segments);
        }
    }

    private static List<LineSegment> read(Mat segments) {
        float[] ends = new float[4 * segments.rows()];
        if (ends.length > 0) {
            try (FloatPointer values = new FloatPointer(segments.data())) {
                values.get(ends);
            }
        }
        return IntStream.range(0, segments.rows())
                .mapToObj(i -> new LineSegment(ends[4 * i], ends[4 * i + 1], ends[4 * i + 2], ends[4 * i + 3]))
                .toList();
    }
}
