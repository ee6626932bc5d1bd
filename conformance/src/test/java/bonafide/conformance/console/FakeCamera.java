package bonafide.conformance.console;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A film of somebody who holds still in front of a webcam, for Chromium's fake camera. */
final class FakeCamera {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 5;

    private FakeCamera() {}

    /** Writes the photo, centred and as high as the frame, as motion JPEG. */
    static Path film(Path photo, Path folder) throws IOException {
        var frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var image = ImageIO.read(photo.toFile());
        int width = image.getWidth() * HEIGHT / image.getHeight();
        var graphics = frame.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.drawImage(image, (WIDTH - width) / 2, 0, width, HEIGHT, null);
        graphics.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(frame, "jpeg", jpeg);
        var film = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES; i++) {
            film.writeBytes(jpeg.toByteArray());
        }
        return Files.write(folder.resolve("camera.mjpeg"), film.toByteArray());
    }
}
