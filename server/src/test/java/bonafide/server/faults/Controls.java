package bonafide.server.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;

/** A test's hand on a running {@code FaultServer}: files in a folder that both look into. */
public final class Controls {
    private final Path folder;

    private Controls(Path folder) {
        this.folder = folder;
    }

    /** Of the server on a data folder; beside it, for the ledger's folder is the server's own. */
    public static Controls of(Path dataFolder) {
        try {
            return new Controls(
                    Files.createDirectories(dataFolder.resolveSibling(dataFolder.getFileName() + ".controls")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next call that comes to this point is the server's end. */
    void endAt(FailPoint point) throws IOException {
        Files.createFile(folder.resolve(point.name()));
    }

    /** For the server: ends it here, without any farewell, if it was told to; once. */
    public void reached(FailPoint point) {
        try {
            if (Files.deleteIfExists(folder.resolve(point.name()))) {
                Runtime.getRuntime().halt(137);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's clock from now on: so much ahead of the machine's, or behind it. */
    void setClock(Duration ahead) throws IOException {
        var next = Files.writeString(folder.resolve("clock.next"), ahead.toString());
        Files.move(next, folder.resolve("clock"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** For the server: the clock a test may turn. */
    public InstantSource clock() {
        var file = folder.resolve("clock");
        return () -> {
            try {
                var now = InstantSource.system().instant();
                return Files.exists(file) ? now.plus(Duration.parse(Files.readString(file))) : now;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
