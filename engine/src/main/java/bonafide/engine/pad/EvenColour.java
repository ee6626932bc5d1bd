package bonafide.engine.pad;

import bonafide.engine.image.Image;

/**
 * Brings the colour of a picture to an even saturation before the network sees it.
 *
 * <p>Why: the network takes washed-out pictures for pictures of pictures, and how much colour there is depends on the
 * camera and its light first of all. Evened, scores move less from camera to camera (docs/measurements.md).
 *
 * @param factor what saturation is multiplied with
 */
record EvenColour(double factor) {
    /** About that of ordinary photos, of 255; any from 40 to 80 serves. */
    private static final double SATURATION = 60;

    private static final double LEAST = 0.5;
    /** What little colour a grey picture has is its compression's. */
    private static final double MOST = 3;

    /** @param scene the whole picture, of any size */
    static EvenColour of(Image scene) {
        return new EvenColour(Math.clamp(SATURATION / scene.meanSaturation(), LEAST, MOST));
    }

    /** The caller closes both. */
    Image applied(Image view) {
        return view.saturated(factor);
    }
}
