package bonafide.server.store;

import bonafide.server.access.AccessKeys;
import bonafide.server.access.Accounts;
import bonafide.server.access.Keys;
import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Keys, nonces, quotas, policies and the audit trail in SQL: one SQLite file in the data folder, or one PostgreSQL
 * database for several nodes.
 *
 * <p>Any number of processes may open the same store, a running server's too; what one commits the others see with
 * their next call. Only {@link #join} makes a process a node that takes calls.
 */
public final class Store implements AutoCloseable {
    private static final String PICTURE_SALT = "picture salt";
    private static final int SALT_BYTES = 32;

    private final StoreSettings settings;
    private final Database database;
    private final SqlKeys keys;
    private final SqlAccounts accounts;
    private final SqlPolicies policies;
    private final SqlAuditLog auditLog;
    private final SealedValues sealed;

    private Store(StoreSettings settings, Database database, SecretBox box, SecureRandom random) {
        this.settings = settings;
        this.database = database;
        sealed = new SealedValues(database, box, random);
        sealed.get(PICTURE_SALT, SALT_BYTES);
        keys = new SqlKeys(database, box, random);
        accounts = new SqlAccounts(database);
        policies = new SqlPolicies(database);
        auditLog = new SqlAuditLog(database);
    }

    /**
     * Opens the store, making it on first use.
     *
     * @param clock the store's clock where the database has none of its own (SQLite)
     * @throws StoreException when the database cannot be reached, its schema is newer than this program, or the master
     *     key is not the one its secrets were sealed with
     */
    public static Store open(StoreSettings settings, InstantSource clock, SecureRandom random) {
        return open(settings, Dialect.of(settings).clock(clock), random);
    }

    static Store open(StoreSettings settings, LedgerClock clock, SecureRandom random) {
        makePrivate(settings);
        try (var connections = Pools.writers(settings.patient())) {
            Migrations.apply(connections, Dialect.of(settings));
        }
        var database = new Database(settings, clock);
        try {
            var box = new SecretBox(() -> MasterKeys.read(settings.masterKey(), random), random);
            return new Store(settings, database, box, random);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static void makePrivate(StoreSettings settings) {
        try {
            if (Files.notExists(settings.dataFolder())) {
                Files.createDirectories(
                        settings.dataFolder(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new StoreException("The data folder " + settings.dataFolder() + " cannot be made: " + e, e);
        }
    }

    public AccessKeys accessKeys() {
        return keys;
    }

    public Keys keys() {
        return keys;
    }

    public Accounts accounts() {
        return accounts;
    }

    public PolicyBook policies() {
        return policies;
    }

    public AuditLog auditLog() {
        return auditLog;
    }

    /**
     * Makes this process the node {@code name}: closes what an earlier run of it left open, and keeps house from now on.
     *
     * @param name unique among the nodes of one store; it stands in every audit row
     * @param models the models in use, name to SHA-256, as audit rows state them
     * @param scheduler runs the housekeeping once a second; stays the caller's
     * @throws StoreException when another process on this data folder is a node already
     */
    public LedgerNode join(String name, Map<String, String> models, ScheduledExecutorService scheduler) {
        var results = new AuditResults(sealed.get(PICTURE_SALT, SALT_BYTES), models);
        return LedgerNode.start(settings, database, name, results, scheduler);
    }

    /** False from the first failure until the store has been seen to work again. */
    public boolean isAvailable() {
        return database.isAvailable();
    }

    @Override
    public void close() {
        database.close();
    }
}
