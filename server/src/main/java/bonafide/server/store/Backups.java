package bonafide.server.store;

import bonafide.server.access.LedgerUnavailableException;
import bonafide.server.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Copies of the embedded store, taken while it is in use, and whether a store is sound. */
final class Backups {
    private Backups() {}

    /** Writes a consistent copy as of now; nobody waits for it. The master key is not in it. */
    static void write(StoreSettings settings, Database database, Path target) {
        onlyEmbedded(settings, "pg_dump");
        var file = target.toAbsolutePath();
        if (Files.exists(file)) {
            throw new StoreException(target + " exists already; a backup never overwrites one");
        }
        try {
            // Made beforehand, so that it never has wider permissions than the store.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            copy(database, file);
        } catch (IOException e) {
            throw new StoreException("The backup " + target + " cannot be written: " + e, e);
        }
    }

    private static void copy(Database database, Path file) throws IOException {
        try {
            database.report(handle -> handle.execute("VACUUM INTO ?", file.toString()));
            DurableFile.sync(file);
            DurableFile.sync(DurableFile.folderOf(file));
        } catch (LedgerUnavailableException e) {
            Files.delete(file);
            throw new IOException(e.getCause());
        }
    }

    /** Faults in the file itself, then in the audit chains; empty: the store is sound. */
    static List<String> faults(Database database, AuditLog log, List<AuditLog.ChainAnchor> anchors) {
        var file = database.dialect() == Dialect.SQLITE ? database.report(Backups::integrity) : List.<String>of();
        return file.isEmpty() ? log.check(anchors).findings() : file;
    }

    private static List<String> integrity(Handle handle) {
        var lines = handle.createQuery("PRAGMA integrity_check(20)")
                .mapTo(String.class)
                .list();
        return lines.equals(List.of("ok")) ? List.of() : lines;
    }

    static void onlyEmbedded(StoreSettings settings, String tool) {
        if (settings.url() != null) {
            throw new StoreException("This store is in PostgreSQL: use " + tool);
        }
    }
}
