package bonafide.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Small files that are whole or not there at all, also after a power failure; only their owner may read them. */
final class DurableFile {
    private DurableFile() {}

    /** Writes a file that is not there yet. Of several processes that try at once, one file stays whole for all. */
    static void create(Path file, String text) throws IOException {
        var written = writtenBeside(file, text);
        try {
            // Unlike a move, a link never takes the place of what another process has put there meanwhile.
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException _) {
            // Theirs it is.
        } finally {
            Files.delete(written);
        }
        sync(folderOf(file));
    }

    /** Puts a new text in a file's place: a reader sees the old text or the new one. */
    static void replace(Path file, String text) throws IOException {
        Files.move(writtenBeside(file, text), file, StandardCopyOption.ATOMIC_MOVE);
        sync(folderOf(file));
    }

    private static Path writtenBeside(Path file, String text) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var beside = Files.createTempFile(folderOf(file), file.getFileName() + ".", ".new", owner);
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return beside;
    }

    /** The folder a file, not a root, lies in. */
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** What was written and renamed is on the disk when this returns, be it a file or the names in a folder. */
    static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
