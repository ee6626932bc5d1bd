package bonafide.conformance.pictures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/** Files that look like a photo's and are none that can be verified. */
public final class BadPictures {
    private BadPictures() {}

    /** A photo with a comment in it (JPEG segment COM), by which a leak of the file could be told. */
    public static byte[] photoSaying(String comment) throws IOException {
        var photo = Files.readAllBytes(Photos.tiny("person_b_1"));
        var text = comment.getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        out.write(photo, 0, 2);
        out.write(0xFF);
        out.write(0xFE);
        out.write((text.length + 2) >> 8);
        out.write(text.length + 2);
        out.writeBytes(text);
        out.write(photo, 2, photo.length - 2);
        return out.toByteArray();
    }

    /** The first half of a file. */
    public static byte[] firstHalf(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    /** A sound JPEG with nobody in it. */
    public static byte[] withoutFace() throws IOException {
        return Photos.grey(480);
    }
}
