package bonafide.conformance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Runs an installation once for each state of its lock files. */
final class LockFiles {
    private LockFiles() {}

    interface Installation {
        void run() throws IOException;
    }

    static void once(Path folder, List<Path> locks, Installation installation) {
        var mark = folder.resolve("installed-for.sha256");
        try {
            var state = digest(locks);
            if (Files.exists(mark) && Files.readString(mark).equals(state)) {
                return;
            }
            Files.createDirectories(folder);
            installation.run();
            Files.writeString(mark, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String digest(List<Path> files) throws IOException {
        var digest = sha256();
        for (var file : files) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
