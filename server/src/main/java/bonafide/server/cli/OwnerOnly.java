package bonafide.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Files for the eyes of whoever runs the program. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Writes a new file in the place of any other; nobody else could ever open it. */
    static void write(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
    }
}
