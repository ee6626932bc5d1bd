package bonafide.server.store;

import bonafide.server.access.AccessKeys;
import bonafide.server.access.Accounts;
import bonafide.server.access.Keys;
import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditLog.ChainAnchor;
import bonafide.server.audit.AuditResults;
import bonafide.server.audit.AuditSearch;
import bonafide.server.audit.Receipts;
import bonafide.server.console.ConsoleUsers;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    private static final int SALT_BYTES = 32;

    private final StoreSettings settings;
    private final Database database;
    private final SecretBox box;
    private final SecureRandom random;
    private final AuditLog auditLog;
    private final byte[] pictureSalt;
    private final Receipts receipts;

    private Store(StoreSettings settings, Database database, SecureRandom random) {
        this.settings = settings;
        this.database = database;
        this.random = random;
        box = new SecretBox(() -> MasterKeys.read(settings.masterKey(), random), random);
        var sealed = new SealedValues(database, box);
        pictureSalt = sealed.get("picture salt", () -> random.generateSeed(SALT_BYTES));
        receipts = new Receipts(ReceiptKeys.open(sealed, random));
        auditLog = new SqlAuditLog(database, receipts);
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
        Restoring.requireNoneHalfWay(settings);
        var database = database(settings, clock);
        try {
            return new Store(settings, database, random);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database database(StoreSettings settings, LedgerClock clock) {
        try {
            try (var connections = Pools.writers(settings.patient())) {
                Migrations.apply(connections, Dialect.of(settings));
            }
            return new Database(settings, clock);
        } catch (HikariPool.PoolInitializationException e) {
            var where = settings.url() == null ? Pools.sqliteFile(settings).toString() : "PostgreSQL";
            throw new StoreException("The store in " + where + " cannot be opened: " + e.getMessage(), e);
        }
    }

    static void makePrivate(StoreSettings settings) {
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
        return new SqlKeys(database, box, random);
    }

    public Keys keys() {
        return new SqlKeys(database, box, random);
    }

    public Accounts accounts() {
        return new SqlAccounts(database, settings.quotaZone());
    }

    public PolicyBook policies() {
        return new SqlPolicies(database);
    }

    public AuditLog auditLog() {
        return auditLog;
    }

    public Receipts receipts() {
        return receipts;
    }

    /** People who sign in to the console. */
    public ConsoleUsers consoleUsers() {
        return new SqlConsoleUsers(database);
    }

    /** What people look for in the trail. */
    public AuditSearch auditSearch() {
        return new SqlAuditSearch(database);
    }

    /**
     * Makes this process a node under the data folder's own name: closes what an earlier run of it left open, and keeps
     * house from now on.
     *
     * @param models the models in use, name to SHA-256, as audit rows state them
     * @param scheduler runs the housekeeping; stays the caller's
     * @throws StoreException when another process on this data folder is a node already
     */
    public LedgerNode join(Map<String, String> models, ScheduledExecutorService scheduler) {
        return join(NodeName.of(settings.dataFolder(), random), models, scheduler);
    }

    LedgerNode join(String name, Map<String, String> models, ScheduledExecutorService scheduler) {
        var results = new AuditResults(pictureSalt, models);
        var trail = new AuditTrail(auditLog, new AnchorFile(settings.dataFolder(), receipts));
        return LedgerNode.start(settings, database, name, results, trail, scheduler);
    }

    /** False from the first failure until the store has been seen to work again; for nodes. */
    public boolean isAvailable() {
        return database.isAvailable();
    }

    /**
     * Compares the audit chains with their rows, with the anchors in the data folder and with those in a file, and looks
     * into the embedded store's file; every secret is opened once.
     *
     * @param anchorFiles copies of anchors kept elsewhere
     * @return what does not fit, in plain words; empty: the store is sound
     */
    public List<String> check(List<Path> anchorFiles) {
        new SqlKeys(database, box, random).openAll();
        return Backups.faults(database, auditLog, anchors(anchorFiles));
    }

    /** The anchors in the data folder and in the given files, their signatures checked. */
    public List<ChainAnchor> anchors(List<Path> files) {
        var anchors = new ArrayList<>(new AnchorFile(settings.dataFolder(), receipts).read());
        files.forEach(file -> anchors.addAll(AnchorFile.read(file, receipts)));
        return anchors;
    }

    /** Seals every secret with a new master key while servers run. @return how many */
    public int rotateMasterKey() {
        return new MasterKeyRotation(database, box, settings.masterKey(), random).rotate();
    }

    /** A consistent copy of the embedded store, taken while it is in use. The master key file is not in it. */
    public void backup(Path target) {
        Backups.write(settings, database, target);
    }

    /**
     * Puts a backup in the place of the embedded store, whose server must be stopped. Nothing signed before this moment
     * is admitted afterwards, for the nonces used since the backup are not known any more.
     *
     * @return where the store's present file was moved
     */
    public static Path restore(StoreSettings settings, Path backup, InstantSource clock, SecureRandom random) {
        return new Restoring(settings).restore(backup, clock, random);
    }

    /** Nothing signed until now is admitted any more: of what came after the backup this store knows no nonces. */
    void closeToThePast(String backup) {
        database.change(handle -> {
            handle.createUpdate("UPDATE forgotten_nonces SET signed_at = :now WHERE signed_at < :now")
                    .bind("now", database.now(handle))
                    .execute();
            Events.write(handle, database, "STORE_RESTORED", "", backup);
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
