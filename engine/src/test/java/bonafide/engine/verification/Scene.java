package bonafide.engine.verification;

import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.PixelRegion;
import bonafide.engine.image.Point;
import bonafide.engine.image.SimilarityTransform;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * A photo of a face laid into a frame, as a camera further away, held slantwise or badly set would have taken it; where the
 * face's points lie in the frame is known.
 *
 * @param frame the picture; closed with this
 * @param toFrame from the photo's pixels to the frame's
 */
record Scene(Image frame, SimilarityTransform toFrame) implements AutoCloseable {

    /**
     * Lays the face with its centre in the middle of a frame.
     *
     * @param faceHeight of the face's box in the frame, in pixels
     * @param degrees clockwise turn
     */
    static Scene of(Image photo, FaceSample face, int width, int height, double faceHeight, double degrees) {
        return of(photo, face, width, height, faceHeight, degrees, new Point(width / 2.0, height / 2.0));
    }

    /** As the other, with the face's centre at a place of the frame. */
    static Scene of(
            Image photo, FaceSample face, int width, int height, double faceHeight, double degrees, Point centre) {
        double scale = faceHeight / face.face().box().height();
        double turn = Math.toRadians(degrees);
        var toFrame = SimilarityTransform.mapping(
                scale * Math.cos(turn),
                scale * Math.sin(turn),
                face.face().box().centre(),
                centre);
        try (var view = photo.reducedFor(toFrame, width, height);
                Image laid = view.image().warped(view.transform(), width, height)) {
            return new Scene(overBackground(laid, photo, toFrame), toFrame);
        }
    }

    /** Plain paper with a little grain wherever the photo does not reach. */
    private static Image overBackground(Image laid, Image photo, SimilarityTransform toFrame) {
        byte[] pixels = laid.bgr();
        var back = toFrame.inverse();
        var random = new SplittableRandom(laid.width());
        for (int y = 0; y < laid.height(); y++) {
            for (int x = 0; x < laid.width(); x++) {
                Point source = back.apply(new Point(x, y));
                if (source.x() < 0
                        || source.y() < 0
                        || source.x() > photo.width() - 1
                        || source.y() > photo.height() - 1) {
                    byte level = (byte) (170 + random.nextInt(12));
                    int at = 3 * (y * laid.width() + x);
                    pixels[at] = level;
                    pixels[at + 1] = level;
                    pixels[at + 2] = level;
                }
            }
        }
        return Image.ofBgr(laid.width(), laid.height(), pixels);
    }

    /** With every level of every channel changed. */
    Scene exposed(IntUnaryOperator level) {
        byte[] pixels = frame.bgr();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.clamp(level.applyAsInt(pixels[i] & 0xFF), 0, 255);
        }
        return replaced(Image.ofBgr(frame.width(), frame.height(), pixels));
    }

    Scene grey() {
        byte[] pixels = frame.bgr();
        for (int i = 0; i < pixels.length; i += 3) {
            int luminance =
                    (114 * (pixels[i] & 0xFF) + 587 * (pixels[i + 1] & 0xFF) + 299 * (pixels[i + 2] & 0xFF)) / 1000;
            pixels[i] = (byte) luminance;
            pixels[i + 1] = (byte) luminance;
            pixels[i + 2] = (byte) luminance;
        }
        return replaced(Image.ofBgr(frame.width(), frame.height(), pixels));
    }

    /** With a smaller, paler copy of the frame's left part, face included, at its right, as documents have. */
    Scene withGhost(double share) {
        byte[] pixels = frame.bgr();
        int left = frame.width() * 2 / 3;
        int top = frame.height() / 3;
        try (Image ghost = frame.cropResized(
                new PixelRegion(0, 0, left, frame.height()), (int) (share * left), (int) (share * frame.height()))) {
            byte[] pale = ghost.bgr();
            int row = 3 * ghost.width();
            for (int i = 0; i < pale.length; i++) {
                int at = 3 * ((i / row + top) * frame.width() + left) + i % row;
                pixels[at] = (byte) ((6 * (pale[i] & 0xFF) + 4 * (pixels[at] & 0xFF)) / 10);
            }
        }
        return replaced(Image.ofBgr(frame.width(), frame.height(), pixels));
    }

    /** Gaussian-like: averaged down and enlarged again. */
    Scene blurred(int factor) {
        try (Image small = frame.resized(frame.width() / factor, frame.height() / factor)) {
            return replaced(small.resized(frame.width(), frame.height()));
        }
    }

    EncodedImage file(int quality) {
        return new EncodedImage(frame.jpeg(quality));
    }

    private Scene replaced(Image other) {
        frame.close();
        return new Scene(other, toFrame);
    }

    @Override
    public void close() {
        frame.close();
    }
}
