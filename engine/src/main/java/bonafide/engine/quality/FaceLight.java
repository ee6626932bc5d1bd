package bonafide.engine.quality;

import bonafide.engine.image.Image;

/**
 * Light and sharpness of a face at a fixed size.
 *
 * @param underExposed share of pixels with luminance 25 or less
 * @param overExposed share of pixels with luminance 247 or more
 * @param entropy of the luminance histogram in bits, 0 to 8
 * @param laplacianVariance how much fine structure there is
 */
record FaceLight(double underExposed, double overExposed, double entropy, double laplacianVariance) {
    private static final int DARK = 25;
    private static final int BRIGHT = 247;

    /** @param face upright and aligned; its outer eighth (hair, background) is left out */
    static FaceLight of(Image face) {
        int width = face.width();
        int height = face.height();
        int[] luminance = luminance(face);
        int margin = width / 8;
        int[] histogram = new int[256];
        int count = 0;
        double sum = 0;
        double squares = 0;
        for (int y = margin; y < height - margin; y++) {
            for (int x = margin; x < width - margin; x++) {
                int at = y * width + x;
                histogram[luminance[at]]++;
                int laplacian = luminance[at - 1]
                        + luminance[at + 1]
                        + luminance[at - width]
                        + luminance[at + width]
                        - 4 * luminance[at];
                sum += laplacian;
                squares += (double) laplacian * laplacian;
                count++;
            }
        }
        double mean = sum / count;
        return new FaceLight(
                share(histogram, 0, DARK, count),
                share(histogram, BRIGHT, 255, count),
                entropy(histogram, count),
                squares / count - mean * mean);
    }

    /** ITU-R BT.601, as JPEG files mean it. */
    private static int[] luminance(Image face) {
        byte[] bgr = face.bgr();
        int[] luminance = new int[bgr.length / 3];
        for (int i = 0; i < luminance.length; i++) {
            luminance[i] =
                    (114 * (bgr[3 * i] & 0xFF) + 587 * (bgr[3 * i + 1] & 0xFF) + 299 * (bgr[3 * i + 2] & 0xFF)) / 1000;
        }
        return luminance;
    }

    private static double share(int[] histogram, int from, int to, int count) {
        int sum = 0;
        for (int level = from; level <= to; level++) {
            sum += histogram[level];
        }
        return (double) sum / count;
    }

    private static double entropy(int[] histogram, int count) {
        double bits = 0;
        for (int level : histogram) {
            if (level > 0) {
                double p = (double) level / count;
                bits -= p * Math.log(p) / Math.log(2);
            }
        }
        return bits;
    }
}
