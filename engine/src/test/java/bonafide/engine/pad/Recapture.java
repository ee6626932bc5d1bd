package bonafide.engine.pad;

import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * Makes the picture a camera takes of a picture: the attack that shows a document's portrait on paper or on a screen.
 * Levels v run from 0 to 1, u and v across the shown picture from 0 to 1, U(a, b) is drawn evenly.
 *
 * <ol>
 *   <li><b>Perspective.</b> The shown picture fills a quadrilateral of the camera's frame: its height is U(0.75, 1.05)
 *       of the frame's, turned by U(-8, 8) degrees, each corner moved by U(-0.03, 0.03) of the height. Each camera pixel
 *       averages four places on it, found by the homography of the four corners, bilinear. Outside lies a
 *       border (white paper, U(0.02, 0.08) wide; or a black bezel, U(0.01, 0.05)) and then a plain wall.
 *   <li><b>Print.</b> v' = 0.10 + 0.80 v^U(0.9, 1.2) (ink and paper hold no deeper black or white), saturation times
 *       U(0.7, 1), raster 1 + U(0.02, 0.08) sin(2 pi f x) sin(2 pi f y) with f = U(90, 220) periods a picture height.
 *   <li><b>Screen.</b> v' = 0.04 + 0.96 v^U(0.8, 1.15), blue times U(1, 1.12), sub-pixels: colour c times
 *       1 + U(0.02, 0.15) cos(2 pi (f u + c / 3)) with f = U(150, 400), rows likewise without the shift by colour.
 *   <li><b>Light.</b> Times a slope of U(-0.25, 0.25) across the frame, plus glare U(0, 0.3) exp(-r^2 / (2 s^2)) at a
 *       random place, s = U(0.05, 0.2) of the frame.
 *   <li><b>Camera.</b> Gaussian blur of U(0.4, 1.2) pixels, exposure times U(0.8, 1.15), noise of standard deviation
 *       U(0.004, 0.02), JPEG quality U(0.55, 0.95).
 * </ol>
 */
final class Recapture {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** What the picture is shown on. */
    enum Medium {
        PRINT,
        SCREEN
    }

    private final Image shown;
    private final byte[] pixels;
    private final Medium medium;
    private final RandomGenerator random;

    private Recapture(Image shown, Medium medium, RandomGenerator random) {
        this.shown = shown;
        this.pixels = shown.bgr();
        this.medium = medium;
        this.random = random;
    }

    /** The camera's picture of {@code shown}; the same random numbers give the same picture. */
    static Image of(Image shown, Medium medium, RandomGenerator random) {
        return new Recapture(shown, medium, random).picture();
    }

    private Image picture() {
        double aspect = (double) shown.width() / shown.height();
        double height = uniform(0.75, 1.05) * HEIGHT;
        double[] toShown = inverseHomography(corners(height * aspect, height));
        double border = medium == Medium.PRINT ? uniform(0.02, 0.08) : uniform(0.01, 0.05);
        Surface surface = medium == Medium.PRINT ? print() : screen();
        double wall = uniform(0.25, 0.75);
        double slope = uniform(-0.25, 0.25);
        double glare = uniform(0, 0.3);
        Point glareAt = new Point(uniform(0, WIDTH), uniform(0, HEIGHT));
        double glareSize = uniform(0.05, 0.2) * WIDTH;
        float[] frame = new float[WIDTH * HEIGHT * 3];
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            double x = pixel % WIDTH;
            double y = Math.floorDiv(pixel, WIDTH);
            double distance = glareAt.distanceTo(new Point(x, y)) / glareSize;
            double light = 1 + slope * (x - WIDTH / 2.0) / WIDTH;
            double shine = glare * Math.exp(-distance * distance / 2);
            for (int part = 0; part < 4; part++) {
                double subX = x + (part % 2 == 0 ? -0.25 : 0.25);
                double subY = y + (part < 2 ? -0.25 : 0.25);
                double w = toShown[6] * subX + toShown[7] * subY + 1;
                double u = (toShown[0] * subX + toShown[1] * subY + toShown[2]) / w;
                double v = (toShown[3] * subX + toShown[4] * subY + toShown[5]) / w;
                for (int c = 0; c < 3; c++) {
                    frame[3 * pixel + c] += (float) (light * level(u, v, c, aspect, border, surface, wall) + shine) / 4;
                }
            }
        }
        return throughCamera(frame);
    }

    private double level(double u, double v, int channel, double aspect, double border, Surface surface, double wall) {
        if (u >= 0 && u < 1 && v >= 0 && v < 1) {
            return surface.level(u, v, channel, sample(u, v, 0), sample(u, v, 1), sample(u, v, 2));
        }
        boolean onBorder = u > -border / aspect && u < 1 + border / aspect && v > -border && v < 1 + border;
        return onBorder ? medium == Medium.PRINT ? 0.88 : 0.05 : wall;
    }

    /** Brightness of one colour of the medium, given the blue, green and red it is to show. */
    private interface Surface {
        double level(double u, double v, int channel, double blue, double green, double red);
    }

    private Surface print() {
        double[] tone = tone(uniform(0.9, 1.2));
        double saturation = uniform(0.7, 1);
        double raster = uniform(0.02, 0.08);
        double frequency = 2 * Math.PI * uniform(90, 220);
        return (u, v, channel, blue, green, red) -> {
            double grey = 0.114 * blue + 0.587 * green + 0.299 * red;
            double colour = channel == 0 ? blue : channel == 1 ? green : red;
            double ink = 0.10 + 0.80 * raised(grey + saturation * (colour - grey), tone);
            return ink * (1 + raster * Math.sin(frequency * u) * Math.sin(frequency * v));
        };
    }

    private Surface screen() {
        double[] tone = tone(uniform(0.8, 1.15));
        double blueness = uniform(1, 1.12);
        double stripes = uniform(0.02, 0.15);
        double frequency = 2 * Math.PI * uniform(150, 400);
        return (u, v, channel, blue, green, red) -> {
            double colour = channel == 0 ? blue * blueness : channel == 1 ? green : red;
            double glow = 0.04 + 0.96 * raised(colour, tone);
            double columns = 1 + stripes * Math.cos(frequency * u + 2 * Math.PI * channel / 3);
            double rows = 1 + stripes * Math.cos(frequency * v);
            return glow * columns * rows;
        };
    }

    /** A power curve from 0 to 1 in steps, since a power for every look-up would take most of the time. */
    private static double[] tone(double exponent) {
        return IntStream.rangeClosed(0, 1023)
                .mapToDouble(i -> Math.pow(i / 1023.0, exponent))
                .toArray();
    }

    private static double raised(double level, double[] tone) {
        return tone[(int) (1023 * Math.clamp(level, 0, 1))];
    }

    private double sample(double u, double v, int channel) {
        double x = Math.clamp(u * shown.width() - 0.5, 0, shown.width() - 1.001);
        double y = Math.clamp(v * shown.height() - 0.5, 0, shown.height() - 1.001);
        int column = (int) x;
        int row = (int) y;
        double top = mix(byteAt(column, row, channel), byteAt(column + 1, row, channel), x - column);
        double bottom = mix(byteAt(column, row + 1, channel), byteAt(column + 1, row + 1, channel), x - column);
        return mix(top, bottom, y - row);
    }

    private double byteAt(int x, int y, int channel) {
        return (pixels[3 * (y * shown.width() + x) + channel] & 0xFF) / 255.0;
    }

    private Image throughCamera(float[] frame) {
        double sigma = uniform(0.4, 1.2);
        double exposure = uniform(0.8, 1.15);
        double noise = uniform(0.004, 0.02);
        float[] soft = blurred(blurred(frame, sigma, 3, WIDTH), sigma, 3 * WIDTH, HEIGHT);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = new byte[soft.length];
        for (int i = 0; i < soft.length; i++) {
            double value = 255 * (exposure * soft[i] + noise * random.nextGaussian());
            bytes[i] = (byte) Math.clamp(Math.round(value), 0, 255);
        }
        picture.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, swapped(bytes));
        return image(compressed(picture, (float) uniform(0.55, 0.95)));
    }

    /** One direction of a Gaussian blur; {@code step} floats to the next pixel of {@code count} in that direction. */
    private static float[] blurred(float[] source, double sigma, int step, int count) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + radius];
        }
        float[] target = new float[source.length];
        for (int at = 0; at < source.length; at++) {
            int place = at / step % count;
            double value = 0;
            for (int i = -radius; i <= radius; i++) {
                value += kernel[i + radius] * source[at + step * (Math.clamp(place + i, 0, count - 1) - place)];
            }
            target[at] = (float) (value / sum);
        }
        return target;
    }

    private static BufferedImage compressed(BufferedImage picture, float quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
            out.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static Image image(BufferedImage picture) {
        byte[] rgb = (byte[]) picture.getRaster().getDataElements(0, 0, WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3]);
        return Image.ofBgr(WIDTH, HEIGHT, swapped(rgb));
    }

    /** Java's rasters hand out red first, whatever lies in memory. */
    private static byte[] swapped(byte[] bytes) {
        byte[] target = bytes.clone();
        for (int i = 0; i < bytes.length; i += 3) {
            target[i] = bytes[i + 2];
            target[i + 2] = bytes[i];
        }
        return target;
    }

    /** Upper left, upper right, lower right, lower left corner of the shown picture in the frame. */
    private Point[] corners(double width, double height) {
        double turn = Math.toRadians(uniform(-8, 8));
        double centreX = WIDTH / 2.0 + uniform(-0.08, 0.08) * WIDTH;
        double centreY = HEIGHT / 2.0 + uniform(-0.05, 0.05) * HEIGHT;
        Point[] corners = new Point[4];
        for (int i = 0; i < 4; i++) {
            double x = (i == 0 || i == 3 ? -width : width) / 2 + uniform(-0.03, 0.03) * height;
            double y = (i < 2 ? -height : height) / 2 + uniform(-0.03, 0.03) * height;
            corners[i] = new Point(
                    centreX + x * Math.cos(turn) - y * Math.sin(turn),
                    centreY + x * Math.sin(turn) + y * Math.cos(turn));
        }
        return corners;
    }

    /** Nine numbers that take a place of the frame to (u, v) (Heckbert 1989, square to quadrilateral, inverted). */
    private static double[] inverseHomography(Point[] p) {
        double sx = p[0].x() - p[1].x() + p[2].x() - p[3].x();
        double sy = p[0].y() - p[1].y() + p[2].y() - p[3].y();
        double dx1 = p[1].x() - p[2].x();
        double dx2 = p[3].x() - p[2].x();
        double dy1 = p[1].y() - p[2].y();
        double dy2 = p[3].y() - p[2].y();
        double determinant = dx1 * dy2 - dx2 * dy1;
        double g = (sx * dy2 - dx2 * sy) / determinant;
        double h = (dx1 * sy - sx * dy1) / determinant;
        double a = p[1].x() - p[0].x() + g * p[1].x();
        double b = p[3].x() - p[0].x() + h * p[3].x();
        double d = p[1].y() - p[0].y() + g * p[1].y();
        double e = p[3].y() - p[0].y() + h * p[3].y();
        double c = p[0].x();
        double f = p[0].y();
        double last = a * e - b * d;
        return new double[] {
            (e - f * h) / last, (c * h - b) / last, (b * f - c * e) / last,
            (f * g - d) / last, (a - c * g) / last, (c * d - a * f) / last,
            (d * h - e * g) / last, (b * g - a * h) / last
        };
    }

    private double uniform(double from, double to) {
        return random.nextDouble(from, to);
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }
}
