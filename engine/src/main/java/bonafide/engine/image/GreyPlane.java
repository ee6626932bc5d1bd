package bonafide.engine.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * One plane of brightness as floats, in native memory, for measurements that 8 bits are too coarse for. Close it with
 * its scope; every operation returns a new plane.
 */
public final class GreyPlane implements AutoCloseable {
    private final Mat mat;

    private GreyPlane(Mat mat) {
        this.mat = mat;
    }

    /**
     * The brightness (0..255) of what the transform brings into a target of the given size, bilinear, black outside the
     * picture. A picture reduced below {@code softenBelow} target pixels per source pixel is blurred first (Gaussian
     * of {@code softness} target pixels), so that nothing finer than the target's grid folds back into it.
     */
    public static GreyPlane warped(
            Image picture, SimilarityTransform toTarget, int size, double softenBelow, double softness) {
        if (picture.isReadInHalfFor(toTarget)) {
            return warped(picture.half(), Image.DOUBLED.then(toTarget), size, softenBelow, softness);
        }
        double sigma = toTarget.scale() < softenBelow ? softness / toTarget.scale() : 0;
        PixelRegion region = PixelRegion.seenBy(toTarget, size, size)
                .grown((int) Math.ceil(4 * sigma) + 2)
                .within(picture.width(), picture.height());
        if (region.isEmpty()) {
            return black(size);
        }
        try (Rect rect = region.rect();
                Mat view = new Mat(picture.mat(), rect);
                Mat grey = new Mat();
                Mat soft = new Mat()) {
            opencv_imgproc.cvtColor(view, grey, opencv_imgproc.COLOR_BGR2GRAY);
            if (sigma > 0) {
                blur(grey, soft, sigma);
            }
            Point shift = toTarget.apply(new Point(region.left(), region.top()));
            try (Mat floats = new Mat()) {
                (sigma > 0 ? soft : grey).convertTo(floats, CV_32FC1);
                return warp(
                        floats,
                        new AffineTransform(
                                toTarget.a(), -toTarget.b(), shift.x(), toTarget.b(), toTarget.a(), shift.y()),
                        size,
                        size,
                        opencv_imgproc.INTER_LINEAR);
            }
        }
    }

    /**
     * Where a target of {@link #warped} shows the picture, and not what lies beyond its edge: 1 at least {@code margin}
     * target pixels inside, elsewhere 0.
     */
    public static GreyPlane covered(Image picture, SimilarityTransform toTarget, int size, double margin) {
        double inset = margin / toTarget.scale();
        double right = picture.width() - inset;
        double bottom = picture.height() - inset;
        GreyPlane plane = black(size);
        try (Scalar everywhere = new Scalar(1);
                Mat corners = new Mat(4, 1, opencv_core.CV_32SC2);
                IntPointer places = new IntPointer(corners.data())) {
            if (inset < right && inset < bottom) {
                var inside = List.of(
                        new Point(inset, inset), new Point(right, inset),
                        new Point(right, bottom), new Point(inset, bottom));
                for (int i = 0; i < 4; i++) {
                    Point corner = toTarget.apply(inside.get(i));
                    places.put(2L * i, (int) Math.round(corner.x()));
                    places.put(2L * i + 1, (int) Math.round(corner.y()));
                }
                opencv_imgproc.fillConvexPoly(plane.mat, corners, everywhere);
            }
        }
        return plane;
    }

    private static GreyPlane black(int size) {
        try (Scalar zero = new Scalar(0)) {
            return new GreyPlane(new Mat(size, size, CV_32FC1, zero));
        }
    }

    /** At each place x of the result stands what this plane has at {@code fromResult(x)}; bilinear. */
    public GreyPlane sampled(AffineTransform fromResult) {
        return warp(
                mat, fromResult, mat.cols(), mat.rows(), opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP);
    }

    /** Left and right exchanged. */
    public GreyPlane mirrored() {
        Mat target = new Mat();
        opencv_core.flip(mat, target, 1);
        return new GreyPlane(target);
    }

    /**
     * Light and contrast taken out: d / (sqrt(G{@code contrast}(d^2)) + floor) with d = G{@code fine} - G{@code coarse}
     * of it, where Gs is a Gaussian blur of s pixels.
     */
    public GreyPlane locallyNormalised(double fine, double coarse, double contrast, double floor) {
        Mat detail = new Mat();
        try (Mat smooth = new Mat();
                Mat background = new Mat();
                Mat square = new Mat();
                Mat energy = new Mat();
                Mat divisor = new Mat()) {
            blur(mat, smooth, fine);
            blur(smooth, background, coarse);
            opencv_core.subtract(smooth, background, detail);
            opencv_core.multiply(detail, detail, square);
            blur(square, energy, contrast);
            opencv_core.sqrt(energy, divisor);
            divisor.convertTo(divisor, CV_32FC1, 1, floor);
            opencv_core.divide(detail, divisor, detail);
            return new GreyPlane(detail);
        }
    }

    /** Product with another plane of the same size, place by place. */
    public GreyPlane times(GreyPlane other) {
        Mat product = new Mat();
        opencv_core.multiply(mat, other.mat, product);
        return new GreyPlane(product);
    }

    public double mean() {
        try (Scalar mean = opencv_core.mean(mat)) {
            return mean.get(0);
        }
    }

    int width() {
        return mat.cols();
    }

    /** A copy of all values, row by row. */
    public float[] values() {
        float[] values = new float[mat.rows() * mat.cols()];
        try (FloatPointer data = new FloatPointer(mat.data())) {
            data.get(values);
        }
        return values;
    }

    /**
     * Pearson correlation (-1..1) with another plane of the same size, each place counting as often as {@code weight}
     * says, without a margin; 0 where one of them is plain. OpenCV has it as a template match with a mask, which takes
     * several times as long.
     */
    public double correlation(GreyPlane other, GreyPlane weight, int margin) {
        float[] here = values();
        float[] there = other.values();
        float[] weights = weight.values();
        int width = mat.cols();
        int height = mat.rows();
        double count = 0;
        double hereSum = 0;
        double thereSum = 0;
        double hereSquares = 0;
        double thereSquares = 0;
        double products = 0;
        for (int y = margin; y < height - margin; y++) {
            for (int x = margin; x < width - margin; x++) {
                int at = y * width + x;
                double a = here[at];
                double b = there[at];
                double times = weights[at];
                count += times;
                hereSum += times * a;
                thereSum += times * b;
                hereSquares += times * a * a;
                thereSquares += times * b * b;
                products += times * a * b;
            }
        }
        double common = products - hereSum * thereSum / count;
        double spread = (hereSquares - hereSum * hereSum / count) * (thereSquares - thereSum * thereSum / count);
        return spread > 0 ? Math.clamp(common / Math.sqrt(spread), -1, 1) : 0;
    }

    @Override
    public void close() {
        mat.close();
    }

    private static GreyPlane warp(Mat source, AffineTransform transform, int width, int height, int flags) {
        Mat target = new Mat();
        try (Mat matrix = new Mat(2, 3, opencv_core.CV_64FC1);
                DoublePointer values = new DoublePointer(matrix.data());
                Size size = new Size(width, height);
                Scalar black = new Scalar(0, 0, 0, 0)) {
            values.put(
                    transform.xx(),
                    transform.xy(),
                    transform.shiftX(),
                    transform.yx(),
                    transform.yy(),
                    transform.shiftY());
            opencv_imgproc.warpAffine(source, target, matrix, size, flags, opencv_core.BORDER_CONSTANT, black);
        }
        return new GreyPlane(target);
    }

    private static void blur(Mat source, Mat target, double sigma) {
        try (Size automatic = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(source, target, automatic, sigma);
        }
    }
}
