package bonafide.engine.testing;

import bonafide.engine.image.EncodedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The six credited photos of people that a package brings: two people twice, two others once. */
public final class TestPhotos {
    private TestPhotos() {}

    public static EncodedImage read(String fileName) {
        try {
            return new EncodedImage(Files.readAllBytes(Repository.weight(fileName)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
