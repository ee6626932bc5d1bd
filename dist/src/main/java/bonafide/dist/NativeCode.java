package bonafide.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells executables and shared libraries of Linux by how they begin. */
final class NativeCode {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    private NativeCode() {}

    static boolean is(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return is(in);
        }
    }

    static boolean is(InputStream in) throws IOException {
        return Arrays.equals(in.readNBytes(ELF.length), ELF);
    }
}
