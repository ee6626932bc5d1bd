package bonafide.server.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is kept and by which rules.
 *
 * @param dataFolder holds the SQLite file, the master key file and the audit anchors; made if absent
 * @param url {@code jdbc:postgresql://…} with user and password; null: SQLite in the data folder
 * @param masterKey where the key that seals secrets comes from
 * @param quotaZone whose midnight starts a new quota day
 * @param auditRetention how long audit rows are kept before housekeeping prunes them
 * @param patience how long one statement or one wait for a lock may take before the store counts as unavailable
 */
public record StoreSettings(
        Path dataFolder,
        @Nullable String url,
        MasterKeySource masterKey,
        ZoneId quotaZone,
        Duration auditRetention,
        Duration patience) {

    /** A SQLite store as a new installation has it: 30 days of audit rows, quota days of UTC, half a second of patience. */
    public static StoreSettings embedded(Path dataFolder) {
        return new StoreSettings(
                dataFolder,
                null,
                new MasterKeySource.KeyFile(dataFolder.resolve("master.key")),
                ZoneId.of("UTC"),
                Duration.ofDays(30),
                Duration.ofMillis(500));
    }

    /** The same with more time for each statement, for commands that read or write much at once. */
    public StoreSettings patient() {
        return new StoreSettings(dataFolder, url, masterKey, quotaZone, auditRetention, Duration.ofSeconds(30));
    }
}
