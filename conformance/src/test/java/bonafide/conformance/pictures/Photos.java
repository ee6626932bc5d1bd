package bonafide.conformance.pictures;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Each of the six photos in two sizes; made once below the build folder. */
public final class Photos {
    /** What phones send: two of these make a request line of 4.2 MB. */
    public static final int LARGE_BYTES = 1_500_000;

    private static final int TINY_SIDE = 480;
    private static final int LARGE_SIDE = 2400;
    private static final Path ORIGINALS = Path.of("..", "models", "weights");
    private static final Path MADE = Path.of("target", "photos").toAbsolutePath();

    private Photos() {}

    /** @param name {@code person_a_1} and so on, as the package names it */
    public static Path original(String name) {
        var file = ORIGINALS.resolve(name + ".jpg").toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing; python3 models/fetch.py fetches it");
        }
        return file;
    }

    /** A few tens of kilobytes. */
    public static Path tiny(String name) {
        return made(name + "-tiny.jpg", () -> encode(scaled(read(name), TINY_SIDE), 0.85f));
    }

    /** From 1.5 MB to 2 MB: scaled up, then the first quality that is large enough. */
    public static Path large(String name) {
        return made(name + "-large.jpg", () -> {
            var scaled = scaled(read(name), LARGE_SIDE);
            for (var quality : new float[] {0.8f, 0.85f, 0.9f, 0.93f, 0.96f, 0.98f, 1}) {
                var bytes = encode(scaled, quality);
                if (bytes.length >= LARGE_BYTES) {
                    return bytes;
                }
            }
            throw new IllegalStateException(name + " stays below " + LARGE_BYTES + " bytes");
        });
    }

    /** A slope of grey, with nobody in it. */
    static byte[] grey(int side) throws IOException {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, side, side, Color.LIGHT_GRAY));
        graphics.fillRect(0, 0, side, side);
        graphics.dispose();
        return encode(image, 0.85f);
    }

    private interface Recipe {
        byte[] make() throws IOException;
    }

    private static synchronized Path made(String name, Recipe recipe) {
        var file = MADE.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(MADE);
                Files.write(file, recipe.make());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(String name) throws IOException {
        return ImageIO.read(original(name).toFile());
    }

    private static BufferedImage scaled(BufferedImage image, int longerSide) {
        var factor = (double) longerSide / Math.max(image.getWidth(), image.getHeight());
        var width = (int) Math.round(image.getWidth() * factor);
        var height = (int) Math.round(image.getHeight() * factor);
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static byte[] encode(BufferedImage image, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
