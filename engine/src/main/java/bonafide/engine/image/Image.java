package bonafide.engine.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pixels: 8-bit blue, green, red, upright, in native memory. Close it, best with its scope; every operation
 * leaves this picture as it is and returns a new one to be closed by the caller. Used by one thread at a time.
 *
 * <p>OpenCV does the work on the calling thread alone: parallelism is decided by whoever runs verifications.
 */
public final class Image implements AutoCloseable {
    private static final int LINEAR = opencv_imgproc.INTER_LINEAR;
    private static final int AREA = opencv_imgproc.INTER_AREA;
    /** OpenCV averages two by two pixels several times as fast as any other number of them. */
    private static final double HALVED_FIRST_BELOW = 0.25;
    /** To the pixels of a picture of twice the size: the centre of one lies in the middle of two by two. */
    static final SimilarityTransform DOUBLED = new SimilarityTransform(2, 0, 0.5, 0.5);

    static {
        OpenCv.load();
        opencv_core.setNumThreads(1);
    }

    private final Mat mat;
    private @Nullable Image shrunk;
    private @Nullable Image half;

    Image(Mat mat) {
        if (mat.type() != CV_8UC3 || mat.empty()) {
            throw new IllegalArgumentException("an image needs three 8-bit channels and at least one pixel");
        }
        this.mat = mat;
    }

    /** Loads the native library now instead of with the first picture; it takes most of a second. */
    public static void load() {
        ofBgr(1, 1, new byte[3]).close();
    }

    /** A picture from rows of blue, green, red bytes. */
    public static Image ofBgr(int width, int height, byte[] bgr) {
        if (bgr.length != width * height * 3) {
            throw new IllegalArgumentException(
                    "bgr must hold " + width + " x " + height + " x 3 bytes, was " + bgr.length);
        }
        Mat mat = new Mat(height, width, CV_8UC3);
        mat.data().put(bgr);
        return new Image(mat);
    }

    public int width() {
        return mat.cols();
    }

    public int height() {
        return mat.rows();
    }

    Mat mat() {
        return mat;
    }

    /** A copy of all pixels: rows of blue, green, red bytes. */
    public byte[] bgr() {
        byte[] bytes = new byte[width() * height() * 3];
        try (Mat packed = mat.isContinuous() ? new Mat(mat) : mat.clone();
                BytePointer data = packed.data()) {
            data.get(bytes);
        }
        return bytes;
    }

    /**
     * Area-averaged so that the longer side is at most {@code longSide}; never enlarged. Averaging a picture of twelve
     * megapixels takes longer than finding a face in it, and several steps want the same: the last result is kept.
     */
    public Image shrunkTo(int longSide) {
        if (shrinkFactor(longSide) == 1) {
            return new Image(new Mat(mat));
        }
        Image kept = shrunk;
        if (kept == null || Math.max(kept.width(), kept.height()) != longSide) {
            Image smaller = shrunkTo(longSide, AREA);
            closeShrunk();
            shrunk = smaller;
            kept = smaller;
        }
        return new Image(new Mat(kept.mat));
    }

    /** As {@link #shrunkTo}, but bilinear: faster, and blind to most pixels of a much larger picture. */
    public Image sampledTo(int longSide) {
        return shrunkTo(longSide, LINEAR);
    }

    /** What {@link #shrunkTo} multiplies lengths with, at most 1. */
    public double shrinkFactor(int longSide) {
        return Math.min(1, (double) longSide / Math.max(width(), height()));
    }

    private Image shrunkTo(int longSide, int interpolation) {
        double factor = shrinkFactor(longSide);
        if (factor == 1) {
            return new Image(new Mat(mat));
        }
        if (interpolation == AREA && isReadInHalfFor(SimilarityTransform.scaling(factor))) {
            return half().shrunkTo(longSide, AREA);
        }
        Mat target = new Mat();
        try (Size byFactor = new Size()) {
            opencv_imgproc.resize(mat, target, byFactor, factor, factor, interpolation);
        }
        return new Image(target);
    }

    /** Area-averaged to half the size, without the last row and column where they are odd. Closed with this. */
    Image half() {
        Image kept = half;
        if (kept == null) {
            kept = halved();
            half = kept;
        }
        return kept;
    }

    private Image halved() {
        int halfWidth = width() / 2;
        int halfHeight = height() / 2;
        try (Rect rect = new Rect(0, 0, 2 * halfWidth, 2 * halfHeight);
                Mat even = new Mat(mat, rect)) {
            return resized(even, halfWidth, halfHeight, AREA);
        }
    }

    /** Area-averaged when smaller, bilinear when larger. */
    public Image resized(int width, int height) {
        return resized(mat, width, height, width < width() || height < height() ? AREA : LINEAR);
    }

    /** The pixels of a box inside this picture, bilinearly resized, whatever the scale (as the attack networks were trained). */
    public Image cropResized(PixelRegion box, int width, int height) {
        try (Rect rect = box.rect();
                Mat view = new Mat(mat, rect)) {
            return resized(view, width, height, LINEAR);
        }
    }

    /** Turned clockwise by so many quarters of a full turn. */
    public Image turned(int quarters) {
        int code = switch (Math.floorMod(quarters, 4)) {
            case 1 -> opencv_core.ROTATE_90_CLOCKWISE;
            case 2 -> opencv_core.ROTATE_180;
            case 3 -> opencv_core.ROTATE_90_COUNTERCLOCKWISE;
            default -> -1;
        };
        if (code < 0) {
            return new Image(new Mat(mat));
        }
        Mat target = new Mat();
        opencv_core.rotate(mat, target, code);
        return new Image(target);
    }

    /** From the pixels of this picture to those of it {@link #turned}. */
    public SimilarityTransform turning(int quarters) {
        int right = width() - 1;
        int bottom = height() - 1;
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> new SimilarityTransform(0, 1, bottom, 0);
            case 2 -> new SimilarityTransform(-1, 0, right, bottom);
            case 3 -> new SimilarityTransform(0, -1, 0, right);
            default -> SimilarityTransform.IDENTITY;
        };
    }

    /** Turned and mirrored as the orientation of a file says its stored pixels need it. */
    Image upright(Orientation orientation) {
        try (Image turned = turned(
                switch (orientation) {
                    case UPRIGHT, MIRRORED -> 0;
                    case TURN_RIGHT, TRANSPOSED -> 1;
                    case UPSIDE_DOWN, UPSIDE_DOWN_MIRRORED -> 2;
                    case TURN_LEFT, TRANSVERSED -> 3;
                })) {
            return switch (orientation) {
                case UPRIGHT, UPSIDE_DOWN, TURN_RIGHT, TURN_LEFT -> new Image(new Mat(turned.mat));
                case MIRRORED, UPSIDE_DOWN_MIRRORED, TRANSPOSED, TRANSVERSED -> turned.mirrored();
            };
        }
    }

    /** Left and right exchanged. */
    public Image mirrored() {
        Mat target = new Mat();
        opencv_core.flip(mat, target, 1);
        return new Image(target);
    }

    /** With a frame of mid grey around it. */
    public Image bordered(int horizontal, int vertical) {
        if (horizontal == 0 && vertical == 0) {
            return new Image(new Mat(mat));
        }
        Mat target = new Mat();
        try (Scalar grey = new Scalar(127, 127, 127, 0)) {
            opencv_core.copyMakeBorder(
                    mat, target, vertical, vertical, horizontal, horizontal, opencv_core.BORDER_CONSTANT, grey);
        }
        return new Image(target);
    }

    /**
     * What the transform (this picture's pixels to the target's) brings into a target of the given size; black outside
     * the picture. Bilinear.
     */
    public Image warped(SimilarityTransform toTarget, int width, int height) {
        Mat target = new Mat();
        try (Mat matrix = matrix(toTarget);
                Size size = new Size(width, height);
                Scalar black = new Scalar(0, 0, 0, 0)) {
            opencv_imgproc.warpAffine(mat, target, matrix, size, LINEAR, opencv_core.BORDER_CONSTANT, black);
        }
        return new Image(target);
    }

    /** As {@link #warped}, with exact bilinear weights: slower, for the small crops a template is made of. */
    public Image warpedExactly(SimilarityTransform toTarget, int width, int height) {
        try (BytePointer data = mat.data()) {
            long bytes = mat.step() * (height() - 1L) + 3L * width();
            var warp = new BilinearWarp(
                    data.capacity(bytes).asByteBuffer(), width(), height(), Math.toIntExact(mat.step()));
            return ofBgr(width, height, warp.warp(toTarget, width, height));
        }
    }

    /**
     * As {@link #warped}, but every pixel of this picture counts: the mean of two by two samples for each pixel of the
     * target, taken from a picture that was area-averaged before where the target is much smaller.
     *
     * <p>Why: bilinear samples are sharp on a pixel and soft between two, and skip pixels where the target is smaller.
     * A recogniser sees the difference: saving a photo again moved its templates by a cosine of .035, with this by .004.
     */
    public Image warpedSmoothly(SimilarityTransform toTarget, int width, int height) {
        try (ReducedView view = reducedFor(toTarget, width, height);
                Image samples = view.image().warped(view.transform().then(DOUBLED), 2 * width, 2 * height)) {
            return samples.resized(width, height);
        }
    }

    /** Whether a transform shrinks so much that the picture of half the size serves it as well, with a quarter of the pixels. */
    boolean isReadInHalfFor(SimilarityTransform toTarget) {
        return toTarget.scale() < HALVED_FIRST_BELOW && Math.min(width(), height()) > 1;
    }

    /**
     * This picture prepared for a warp. Bilinear sampling looks at four pixels only, so a warp that shrinks by half or
     * more would skip the rest.
     */
    public ReducedView reducedFor(SimilarityTransform toTarget, int width, int height) {
        if (isReadInHalfFor(toTarget)) {
            return half().reducedFor(DOUBLED.then(toTarget), width, height);
        }
        int factor = (int) Math.floor(1 / toTarget.scale());
        if (factor < 2) {
            return new ReducedView(new Image(new Mat(mat)), toTarget);
        }
        PixelRegion region = PixelRegion.seenBy(toTarget, width, height)
                .grown(factor)
                .within(width(), height())
                .inSteps(factor);
        if (region.isEmpty()) {
            return new ReducedView(new Image(new Mat(mat)), toTarget);
        }
        try (Rect rect = region.rect();
                Mat view = new Mat(mat, rect)) {
            Image reduced = resized(view, region.width() / factor, region.height() / factor, AREA);
            // The centre of the first reduced pixel lies in the middle of the first block.
            double middle = (factor - 1) / 2.0;
            var back = new SimilarityTransform(factor, 0, region.left() + middle, region.top() + middle);
            return new ReducedView(reduced, back.then(toTarget));
        }
    }

    /**
     * The picture as a JPEG file.
     *
     * @param quality 1 to 100
     */
    public byte[] jpeg(int quality) {
        try (BytePointer file = new BytePointer();
                IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
            opencv_imgcodecs.imencode(".jpg", mat, file, options);
            byte[] bytes = new byte[(int) file.limit()];
            file.get(bytes);
            return bytes;
        }
    }

    /** Mean blue, green and red level, 0..255. */
    public double[] meanBgr() {
        try (Scalar mean = opencv_core.mean(mat)) {
            return new double[] {mean.get(0), mean.get(1), mean.get(2)};
        }
    }

    /**
     * Writes the three colour planes one after the other into a direct buffer, each plane {@code planeWidth} by
     * {@code planeHeight} with the picture in its top left corner and 0 where it ends.
     */
    public void writePlanes(PixelFormat format, FloatBuffer target, int planeWidth, int planeHeight) {
        int plane = planeWidth * planeHeight;
        if (!target.isDirect() || target.remaining() < 3 * plane || planeWidth < width() || planeHeight < height()) {
            throw new IllegalArgumentException("planes of " + planeWidth + " x " + planeHeight
                    + " need a direct buffer of three times that and a picture that fits");
        }
        try (FloatPointer start = new FloatPointer(target);
                Mat bytes = new Mat()) {
            if (planeWidth > width() || planeHeight > height()) {
                Pointer.memset(start, 0, 3L * plane * Float.BYTES);
            }
            for (int i = 0; i < 3; i++) {
                int channel = format.order() == PixelFormat.ChannelOrder.BGR ? i : 2 - i;
                opencv_core.extractChannel(mat, bytes, channel);
                try (FloatPointer at = start.getPointer((long) i * plane);
                        Mat floats = new Mat(height(), width(), CV_32FC1, at, planeWidth * 4L)) {
                    bytes.convertTo(floats, CV_32FC1, format.scale(), -format.mean() * format.scale());
                }
            }
        }
    }

    @Override
    public void close() {
        closeShrunk();
        if (half != null) {
            half.close();
        }
        mat.close();
    }

    private void closeShrunk() {
        if (shrunk != null) {
            shrunk.close();
        }
    }

    private static Image resized(Mat source, int width, int height, int interpolation) {
        Mat target = new Mat();
        try (Size size = new Size(Math.max(1, width), Math.max(1, height))) {
            opencv_imgproc.resize(source, target, size, 0, 0, interpolation);
        }
        return new Image(target);
    }

    private static Mat matrix(SimilarityTransform t) {
        Mat matrix = new Mat(2, 3, opencv_core.CV_64FC1);
        try (DoublePointer values = new DoublePointer(matrix.data())) {
            values.put(t.a(), -t.b(), t.shiftX(), t.b(), t.a(), t.shiftY());
        }
        return matrix;
    }
}
