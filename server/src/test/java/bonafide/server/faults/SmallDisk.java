package bonafide.server.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of a few megabytes, to be filled to the last byte. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        filler = folder.resolve("filler");
    }

    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"));
    }

    static SmallDisk mount(Path folder) throws IOException {
        run(List.of("mount", "-t", "tmpfs", "-o", "size=32m,mode=0700", "bonafide-full", folder.toString()));
        return new SmallDisk(folder);
    }

    void fill() throws IOException {
        try (var file = Files.newOutputStream(filler)) {
            writeUntilFull(file);
        }
    }

    private static void writeUntilFull(OutputStream file) {
        var block = new byte[BLOCK];
        try {
            while (true) {
                file.write(block);
            }
        } catch (IOException _) {
            // Full, which is what was wanted.
        }
    }

    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        run(List.of("umount", folder.toString()));
    }

    private static void run(List<String> words) throws IOException {
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", words) + ": " + said);
        }
    }
}
