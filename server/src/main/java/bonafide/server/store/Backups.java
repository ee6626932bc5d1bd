package bonafide.server.store;

import bonafide.server.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Copies of the embedded store, taken while it is in use, and put back while it is not. */
final class Backups {
    private Backups() {}

    /** Writes a consistent copy as of now; nobody waits for it. The master key is not in it. */
    static void write(StoreSettings settings, Database database, Path target) {
        onlyEmbedded(settings, "pg_dump");
        if (Files.exists(target)) {
            throw new StoreException(target + " exists already; a backup never overwrites one");
        }
        try {
            // Made beforehand, so that it never has wider permissions than the store.
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new StoreException("The backup " + target + " cannot be written: " + e.getMessage(), e);
        }
        database.read(handle ->
                handle.execute("VACUUM INTO ?", target.toAbsolutePath().toString()));
    }

    /**
     * Puts a backup in the store's place; the present file is kept beside it. What was admitted after the backup is
     * lost, its nonces too: so nothing signed before this moment is let in again.
     *
     * @return where the present file was moved, or where it would have been
     */
    static Path restore(StoreSettings settings, Path backup, InstantSource clock) {
        onlyEmbedded(settings, "pg_restore");
        var file = Pools.sqliteFile(settings);
        var kept = file.resolveSibling("bonafide.db.before-" + clock.millis());
        try (var _ = NodeLock.take(settings.dataFolder())) {
            var fresh = file.resolveSibling("bonafide.db.restoring");
            Files.copy(backup, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            for (var part : List.of("", "-wal", "-shm")) {
                var present = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(present)) {
                    Files.move(present, kept.resolveSibling(kept.getFileName() + part));
                }
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return kept;
        } catch (IOException e) {
            throw new StoreException("The backup " + backup + " cannot be put back: " + e.getMessage(), e);
        }
    }

    /** To be run on the restored store before it takes a call. */
    static void close(Database database, Path backup) {
        database.change(handle -> {
            handle.createUpdate("UPDATE forgotten_nonces SET signed_at = :now WHERE signed_at < :now")
                    .bind("now", database.now(handle))
                    .execute();
            Events.write(handle, database, "STORE_RESTORED", "", String.valueOf(backup.getFileName()));
        });
    }

    /** Faults in the file itself, then in the audit chains; empty: the store is sound. */
    static List<String> faults(Database database, AuditLog log, List<AuditLog.ChainAnchor> anchors) {
        var file = database.dialect() == Dialect.SQLITE ? database.read(Backups::integrity) : List.<String>of();
        return file.isEmpty() ? log.check(anchors).findings() : file;
    }

    private static List<String> integrity(Handle handle) {
        var lines = handle.createQuery("PRAGMA integrity_check(20)")
                .mapTo(String.class)
                .list();
        return lines.equals(List.of("ok")) ? List.of() : lines;
    }

    private static void onlyEmbedded(StoreSettings settings, String tool) {
        if (settings.url() != null) {
            throw new StoreException("This store is in PostgreSQL: use " + tool);
        }
    }
}
