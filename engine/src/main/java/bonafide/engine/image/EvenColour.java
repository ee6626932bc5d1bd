package bonafide.engine.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Brings the colour of a picture to an even saturation before a network sees it.
 *
 * <p>Why: attack detection's network takes washed-out pictures for pictures of pictures, and how much colour there is
 * depends on the camera and its light first of all. Evened, scores move less from camera to camera
 * (docs/measurements.md).
 *
 * @param factor what the saturation of every pixel is multiplied with
 */
public record EvenColour(double factor) {
    /** About that of ordinary photos, of 255; any from 40 to 80 serves. */
    private static final double SATURATION = 60;

    private static final double LEAST = 0.5;
    /** What little colour a grey picture has is its compression's. */
    private static final double MOST = 3;

    /** @param scene the whole picture, of any size */
    public static EvenColour of(Image scene) {
        return new EvenColour(Math.clamp(SATURATION / meanSaturation(scene), LEAST, MOST));
    }

    /** Of the pixels' (max - min) / max of their three levels; 0 (grey) to 255. */
    static double meanSaturation(Image picture) {
        try (Mat hsv = hsv(picture);
                Scalar mean = opencv_core.mean(hsv)) {
            return mean.get(1);
        }
    }

    /** Hue and largest level of each pixel stay as they are. The caller closes both pictures. */
    public Image applied(Image picture) {
        Mat target = new Mat();
        try (Mat hsv = hsv(picture);
                Mat saturation = new Mat()) {
            opencv_core.extractChannel(hsv, saturation, 1);
            saturation.convertTo(saturation, -1, factor, 0);
            opencv_core.insertChannel(saturation, hsv, 1);
            opencv_imgproc.cvtColor(hsv, target, opencv_imgproc.COLOR_HSV2BGR);
        }
        return new Image(target);
    }

    private static Mat hsv(Image picture) {
        Mat hsv = new Mat();
        opencv_imgproc.cvtColor(picture.mat(), hsv, opencv_imgproc.COLOR_BGR2HSV);
        return hsv;
    }
}
