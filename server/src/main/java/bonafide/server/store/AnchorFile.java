package bonafide.server.store;

import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditLog.ChainAnchor;
import bonafide.server.audit.Receipts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The signed heads of the audit chains, one a line, beside the store but not in it. Copied elsewhere they prove that a
 * chain was not cut at its end.
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
                .map(receipts::anchor)
                .toList();
        try {
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new StoreException("The audit anchors cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    List<ChainAnchor> read() {
        return Files.exists(file) ? read(file, receipts) : List.of();
    }

    /** @throws StoreException when a line is not an anchor signed by this installation */
    static List<ChainAnchor> read(Path file, Receipts receipts) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(receipts::readAnchor)
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreException("The audit anchors in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
