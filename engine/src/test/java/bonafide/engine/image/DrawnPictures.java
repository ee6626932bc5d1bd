package bonafide.engine.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** Sound JPEGs of a drawing, in the ways encoders write them. The drawing has no symmetry, so that turns show. */
final class DrawnPictures {
    private DrawnPictures() {}

    static byte[] baseline(int width, int height) {
        return jpeg(drawing(width, height, BufferedImage.TYPE_INT_RGB), false, 0);
    }

    static byte[] progressive(int width, int height) {
        return jpeg(drawing(width, height, BufferedImage.TYPE_INT_RGB), true, 0);
    }

    static byte[] grey(int width, int height) {
        return jpeg(drawing(width, height, BufferedImage.TYPE_BYTE_GRAY), false, 0);
    }

    /** With a restart marker after each of this many minimum coded units. */
    static byte[] withRestarts(int width, int height, int interval) {
        return jpeg(drawing(width, height, BufferedImage.TYPE_INT_RGB), false, interval);
    }

    static byte[] as(String format, int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(drawing(width, height, BufferedImage.TYPE_INT_RGB), format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Black with a white square in the top left corner. */
    static byte[] corner(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                image.setRGB(x, y, 0xffffff);
            }
        }
        return jpeg(image, false, 0);
    }

    /** Four components of equal sampling, as Adobe writes CMYK: one block a component, shared tables. */
    static byte[] cmyk(int side) {
        var grey = JpegParts.of(grey(side, side));
        var frame = grey.frame();
        var scan = grey.first(0xda);
        var fourFrame = new JpegParts.Part(frame.marker(), new byte[] {
            8,
            (byte) (side >> 8),
            (byte) side,
            (byte) (side >> 8),
            (byte) side,
            4,
            1,
            0x11,
            0,
            2,
            0x11,
            0,
            3,
            0x11,
            0,
            4,
            0x11,
            0
        });
        var parts = grey.without(0xe0).replace(frame, fourFrame);
        var scans = new JpegParts.Part[4];
        for (int i = 0; i < 4; i++) {
            scans[i] = new JpegParts.Part(0xda, new byte[] {1, (byte) (i + 1), 0, 0, 63, 0}, scan.data());
        }
        return parts.replace(scan, scans).inFront(adobe(0)).bytes();
    }

    static JpegParts.Part adobe(int transform) {
        return new JpegParts.Part(0xee, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform});
    }

    private static BufferedImage drawing(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(240, 200, 90), width, height, new Color(20, 60, 160)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(180, 30, 40));
        graphics.fillRect(0, 0, width / 4, height / 8);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(width / 3, height / 4, width / 3, height / 2);
        var random = new SplittableRandom(7);
        for (int i = 0; i < width * height / 20; i++) {
            image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
        }
        graphics.dispose();
        return image;
    }

    private static byte[] jpeg(BufferedImage image, boolean progressive, int restartInterval) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var parameters = writer.getDefaultWriteParam();
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            IIOMetadata metadata = null;
            if (restartInterval > 0) {
                metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
                addRestartInterval(metadata, restartInterval);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static void addRestartInterval(IIOMetadata metadata, int interval) throws IOException {
        var format = metadata.getNativeMetadataFormatName();
        var tree = (IIOMetadataNode) metadata.getAsTree(format);
        var restart = new IIOMetadataNode("dri");
        restart.setAttribute("interval", Integer.toString(interval));
        var sequence = tree.getElementsByTagName("markerSequence").item(0);
        sequence.insertBefore(restart, sequence.getFirstChild());
        metadata.setFromTree(format, tree);
    }
}
