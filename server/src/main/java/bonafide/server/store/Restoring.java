package bonafide.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * Puts a backup in the place of the embedded store. The copy is made ready in a folder of its own: opened, brought to
 * this program's schema, closed to everything signed so far, checked. Only then does it take the store's place, and a
 * store whose exchange was cut off half way does not open until it is run again.
 */
final class Restoring {
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private final StoreSettings settings;
    private final Path store;
    private final Path ready;

    Restoring(StoreSettings settings) {
        this.settings = settings;
        store = Pools.sqliteFile(settings);
        ready = ready(settings);
    }

    /** Where a copy waits while it takes the store's place. */
    private static Path ready(StoreSettings settings) {
        return settings.dataFolder().resolve("bonafide.db.ready");
    }

    /** @throws StoreException when a restore was cut off and the store's file may be half of the old and half of the new */
    static void requireNoneHalfWay(StoreSettings settings) {
        if (settings.url() == null && Files.exists(ready(settings))) {
            throw new StoreException("A restore into " + settings.dataFolder()
                    + " was cut off: run store restore again, with the same backup");
        }
    }

    /**
     * What was admitted after the backup is lost, its nonces too: so nothing signed before this moment is let in again.
     *
     * @return where the store's present file was moved
     */
    Path restore(Path backup, InstantSource clock, SecureRandom random) {
        Backups.onlyEmbedded(settings, "pg_restore");
        if (settings.masterKey() instanceof MasterKeySource.KeyFile(Path key) && Files.notExists(key)) {
            throw new StoreException("There is no master key file " + key
                    + ": put the one that was in use when the backup was made there first");
        }
        Store.makePrivate(settings);
        try (var _ = NodeLock.take(settings.dataFolder())) {
            var workshop = Files.createTempDirectory(settings.dataFolder(), "restoring-");
            try {
                Files.move(prepared(workshop, backup, clock, random), ready, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(workshop);
            }
            return exchange(clock);
        } catch (IOException e) {
            throw new StoreException("The backup " + backup + " cannot be put back: " + e, e);
        }
    }

    /** A copy of the backup that this program opens, with this installation's master key, and that is whole in one file. */
    private Path prepared(Path workshop, Path backup, InstantSource clock, SecureRandom random) throws IOException {
        var apart = new StoreSettings(
                workshop,
                null,
                settings.masterKey(),
                settings.quotaZone(),
                settings.auditRetention(),
                settings.patience());
        var file = Pools.sqliteFile(apart);
        Files.copy(backup, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (var copy = Store.open(apart, clock, random)) {
            copy.closeToThePast(String.valueOf(backup.getFileName()));
        }
        if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
            throw new StoreException("The copy of " + backup + " is still open elsewhere");
        }
        DurableFile.sync(file);
        return file;
    }

    private Path exchange(InstantSource clock) throws IOException {
        var kept = store.resolveSibling("bonafide.db.before-" + clock.millis());
        DurableFile.sync(settings.dataFolder());
        for (var part : PARTS) {
            var present = store.resolveSibling(store.getFileName() + part);
            if (Files.exists(present)) {
                Files.move(present, kept.resolveSibling(kept.getFileName() + part));
            }
        }
        Files.move(ready, store, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.sync(settings.dataFolder());
        return kept;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
