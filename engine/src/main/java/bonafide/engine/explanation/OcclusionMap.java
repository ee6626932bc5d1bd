package bonafide.engine.explanation;

import bonafide.engine.alignment.AlignedFace;
import bonafide.engine.image.Image;
import bonafide.engine.recognition.FaceTemplate;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Which regions of a face support a comparison: the probe's crop is covered part by part, and the comparison made again.
 * Where covering lowers the score, the region speaks for a match; where it raises it, against one. Systematic
 * occlusion, as in Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", section 4.2.
 *
 * <p>Costs one template for each of {@code STEPS * STEPS} positions, so it is never part of a verification.
 */
final class OcclusionMap {
    private static final int STEPS = 7;
    private static final int PATCH = 28;
    private static final byte GREY = 127;
    /** A change of this much in cosine is shown at full colour. */
    private static final double FULL = 0.12;

    private final Function<AlignedFace, FaceTemplate> template;

    OcclusionMap(Function<AlignedFace, FaceTemplate> template) {
        this.template = template;
    }

    /** The probe's crop, its supporting regions tinted green and its opposing ones red. The caller closes it. */
    Image draw(FaceTemplate reference, AlignedFace probe) {
        double whole = reference.compare(template.apply(probe)).cosine();
        double[][] support = new double[STEPS][STEPS];
        for (int row = 0; row < STEPS; row++) {
            for (int column = 0; column < STEPS; column++) {
                try (var covered = covered(probe, start(column, probe), start(row, probe))) {
                    support[row][column] =
                            whole - reference.compare(template.apply(covered)).cosine();
                }
            }
        }
        return tinted(probe.crop(), support);
    }

    private static int start(int step, AlignedFace face) {
        return step * (face.crop().width() - PATCH) / (STEPS - 1);
    }

    private static AlignedFace covered(AlignedFace face, int left, int top) {
        int width = face.crop().width();
        byte[] pixels = face.crop().bgr();
        for (int y = top; y < top + PATCH; y++) {
            Arrays.fill(pixels, (y * width + left) * 3, (y * width + left + PATCH) * 3, GREY);
        }
        return new AlignedFace(Image.ofBgr(width, face.crop().height(), pixels), face.transform());
    }

    private static Image tinted(Image crop, double[][] support) {
        byte[] pixels = crop.bgr();
        for (int y = 0; y < crop.height(); y++) {
            for (int x = 0; x < crop.width(); x++) {
                double value = Math.clamp(at(support, x, y, crop) / FULL, -1, 1);
                int at = (y * crop.width() + x) * 3;
                blend(pixels, at, 0, Math.abs(value));
                blend(pixels, at + 1, value > 0 ? 200 : 0, Math.abs(value));
                blend(pixels, at + 2, value < 0 ? 220 : 0, Math.abs(value));
            }
        }
        return Image.ofBgr(crop.width(), crop.height(), pixels);
    }

    /** Bilinear between the middles of the patches. */
    private static double at(double[][] support, int x, int y, Image crop) {
        double column = position(x, crop.width());
        double row = position(y, crop.height());
        int left = Math.min((int) column, STEPS - 2);
        int top = Math.min((int) row, STEPS - 2);
        double right = column - left;
        double down = row - top;
        return (support[top][left] * (1 - right) + support[top][left + 1] * right) * (1 - down)
                + (support[top + 1][left] * (1 - right) + support[top + 1][left + 1] * right) * down;
    }

    private static double position(int pixel, int size) {
        return Math.clamp((pixel - PATCH / 2.0) / (size - PATCH) * (STEPS - 1), 0, STEPS - 1.0);
    }

    private static void blend(byte[] pixels, int at, int colour, double share) {
        double mixed = (pixels[at] & 0xFF) * (1 - 0.6 * share) + colour * 0.6 * share;
        pixels[at] = (byte) Math.round(mixed);
    }
}
