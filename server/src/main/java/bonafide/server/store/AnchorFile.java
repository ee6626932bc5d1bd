package bonafide.server.store;

import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditLog.ChainAnchor;
import bonafide.server.audit.Receipts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The signed heads of the audit chains, one a line, beside the store but not in it. Copied elsewhere they prove that a
 * chain was not cut at its end. A line that a crash cut off counts for nothing.
 */
final class AnchorFile {
    private final Path file;
    private final Receipts receipts;

    AnchorFile(Path dataFolder, Receipts receipts) {
        file = dataFolder.resolve("audit-anchors.jws");
        this.receipts = receipts;
    }

    void append(AuditLog log) {
        var lines = log.heads().stream()
                .filter(head -> head.position() > 0)
                .map(head -> receipts.anchor(head) + "\n")
                .collect(Collectors.joining());
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(file).getBytes(StandardCharsets.ISO_8859_1).length);
            channel.write(StandardCharsets.ISO_8859_1.encode(lines));
            channel.truncate(channel.position());
            channel.force(true);
        } catch (IOException e) {
            throw new StoreException("The audit anchors cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    List<ChainAnchor> read() {
        return Files.exists(file) ? read(file, receipts) : List.of();
    }

    /** @throws StoreException when a line is not an anchor signed by this installation */
    static List<ChainAnchor> read(Path file, Receipts receipts) {
        try {
            return wholeLines(file)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(receipts::readAnchor)
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreException("The audit anchors in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String wholeLines(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
