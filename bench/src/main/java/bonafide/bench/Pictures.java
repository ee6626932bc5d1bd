package bonafide.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Makes the pictures every benchmark here works on out of two test photos of one person: {@code Pictures WEIGHTS FOLDER}
 * writes {@code card.jpg} (1600 x 1200, a portrait on a document), {@code face.jpg} (640 x 480) and both again with 12
 * megapixels. All carry noise of a camera's kind, so that the files are as heavy as real ones.
 */
public final class Pictures {
    private static final Random RANDOM = new Random(1);

    private Pictures() {}

    public static void main(String[] arguments) throws IOException {
        var weights = Path.of(arguments[0]);
        var folder = Files.createDirectories(Path.of(arguments[1]));
        var document = ImageIO.read(weights.resolve("person_b_1.jpg").toFile());
        var live = ImageIO.read(weights.resolve("person_b_2.jpg").toFile());
        write(card(document, 1600, 1200), 0.88f, folder.resolve("card.jpg"));
        write(selfie(live, 640, 480), 0.88f, folder.resolve("face.jpg"));
        write(card(document, 4000, 3000), 0.88f, folder.resolve("card-12mp.jpg"));
        write(selfie(live, 4000, 3000), 0.88f, folder.resolve("face-12mp.jpg"));
    }

    /** A portrait left, lines of print right, a pale pattern beneath. */
    private static BufferedImage card(BufferedImage portrait, int width, int height) {
        return picture(width, height, new Color(205, 214, 222), g -> {
            double unit = width / 1600.0;
            g.setColor(new Color(170, 190, 205));
            for (int y = 0; y < height; y += (int) (12 * unit)) {
                g.drawLine(0, y, width, y + (int) (40 * unit));
            }
            int tall = (int) (620 * unit);
            int broad = tall * portrait.getWidth() / portrait.getHeight();
            g.drawImage(portrait, (int) (140 * unit), (int) (320 * unit), broad, tall, null);
            g.setColor(new Color(40, 40, 60));
            for (int line = 0; line < 9; line++) {
                int length = (int) ((260 + 47 * (line * 5 % 7)) * unit);
                g.fillRect((int) (760 * unit), (int) ((340 + 66 * line) * unit), length, (int) (22 * unit));
            }
        });
    }

    private static BufferedImage selfie(BufferedImage photo, int width, int height) {
        return picture(width, height, new Color(120, 112, 104), g -> {
            int broad = height * photo.getWidth() / photo.getHeight();
            g.drawImage(photo, (width - broad) / 2, 0, broad, height, null);
        });
    }

    private interface Drawing {
        void on(Graphics2D graphics);
    }

    private static BufferedImage picture(int width, int height, Color background, Drawing drawing) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(background);
        graphics.fillRect(0, 0, width, height);
        drawing.on(graphics);
        graphics.dispose();
        addNoise(picture);
        return picture;
    }

    private static void addNoise(BufferedImage picture) {
        var raster = picture.getRaster();
        int[] row = new int[3 * picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            raster.getPixels(0, y, picture.getWidth(), 1, row);
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.clamp(Math.round(row[i] + 3 * RANDOM.nextGaussian()), 0, 255);
            }
            raster.setPixels(0, y, picture.getWidth(), 1, row);
        }
    }

    private static void write(BufferedImage picture, float quality, Path file) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(quality);
        Files.deleteIfExists(file);
        try (var out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
        System.out.printf(
                "%s: %d x %d, %d kB%n", file, picture.getWidth(), picture.getHeight(), Files.size(file) / 1000);
    }
}
