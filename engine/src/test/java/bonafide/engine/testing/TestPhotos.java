package bonafide.engine.testing;

import bonafide.engine.image.EncodedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The six credited photos of people that a package brings: two people twice, two others once. */
public final class TestPhotos {
    public static final List<String> NAMES = List.of(
            "person_a_1.jpg", "person_a_2.jpg", "person_b_1.jpg", "person_b_2.jpg", "impostor_1.jpg", "impostor_2.jpg");

    private TestPhotos() {}

    public static EncodedImage read(String fileName) {
        try {
            return new EncodedImage(Files.readAllBytes(Repository.weight(fileName)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
