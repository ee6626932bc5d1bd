package bonafide.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The two JPEG files of a call. Prints their sizes only. */
public final class Photos {
    private final byte[] reference;
    private final byte[] probe;

    /**
     * @param reference the photo on the identity document
     * @param probe the photo of the face in front of the camera
     */
    public Photos(byte[] reference, byte[] probe) {
        this.reference = reference.clone();
        this.probe = probe.clone();
    }

    /** As {@link #Photos(byte[], byte[])}, from two files. */
    public static Photos read(Path reference, Path probe) throws IOException {
        return new Photos(Files.readAllBytes(reference), Files.readAllBytes(probe));
    }

    String referenceBase64() {
        return Base64.getEncoder().encodeToString(reference);
    }

    String probeBase64() {
        return Base64.getEncoder().encodeToString(probe);
    }

    @Override
    public String toString() {
        return "reference of " + reference.length + " bytes, probe of " + probe.length + " bytes";
    }
}
