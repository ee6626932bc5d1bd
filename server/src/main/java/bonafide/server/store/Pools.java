package bonafide.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens connection pools with the settings that durability and time limits need. */
final class Pools {
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);
    private static final int SHARED_CONNECTIONS = 10;
    private static final int SQLITE_READERS = 4;
    private static final int REPORTS = 2;

    private Pools() {}

    /** For all transactions on PostgreSQL; on SQLite one connection that writes, for the file has one writer. */
    static HikariDataSource writers(StoreSettings settings) {
        return new HikariDataSource(
                switch (Dialect.of(settings)) {
                    case SQLITE -> sqlite(settings, SQLiteConfig.TransactionMode.IMMEDIATE, "ledger-writer", 1);
                    case POSTGRESQL -> postgresql(settings, "ledger", SHARED_CONNECTIONS);
                });
    }

    /** SQLite's readers see the last committed state and wait for no writer. */
    static HikariDataSource sqliteReaders(StoreSettings settings) {
        return new HikariDataSource(
                sqlite(settings, SQLiteConfig.TransactionMode.DEFERRED, "ledger-readers", SQLITE_READERS));
    }

    /** For reads that may take long; opened when the first is asked for. */
    static HikariDataSource reports(StoreSettings settings) {
        var config = switch (Dialect.of(settings)) {
            case SQLITE -> sqlite(settings, SQLiteConfig.TransactionMode.DEFERRED, "ledger-reports", REPORTS);
            case POSTGRESQL -> postgresql(settings, "ledger-reports", REPORTS);
        };
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    static Path sqliteFile(StoreSettings settings) {
        return settings.dataFolder().resolve("bonafide.db");
    }

    /**
     * @param mode IMMEDIATE takes the write lock when a transaction begins, so that it cannot fail half way for want of
     *     it
     */
    private static HikariConfig sqlite(
            StoreSettings settings, SQLiteConfig.TransactionMode mode, String name, int size) {
        var sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout((int) settings.patience().toMillis());
        sqlite.setTransactionMode(mode);
        // What is deleted is overwritten: old secrets and pruned rows do not linger in free pages.
        sqlite.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + sqliteFile(settings));
        var config = config(settings, name, size);
        config.setDataSource(source);
        return config;
    }

    private static HikariConfig postgresql(StoreSettings settings, String name, int size) {
        long limit = settings.patience().toMillis();
        // A node that is cut off in a transaction cannot let go of its rows; the database does, for the others wait for
        // them.
        long hold = Math.min(4 * limit, LONGEST_HOLD.toMillis());
        var config = config(settings, name, size);
        config.setJdbcUrl(settings.url());
        config.addDataSourceProperty("ApplicationName", "bonafide");
        config.addDataSourceProperty("connectTimeout", "1");
        config.addDataSourceProperty("loginTimeout", "2");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + limit + " -c lock_timeout=" + limit
                        + " -c idle_in_transaction_session_timeout=" + hold + " -c synchronous_commit=on");
        return config;
    }

    private static HikariConfig config(StoreSettings settings, String name, int size) {
        var wait = settings.patience().compareTo(SHORTEST_WAIT) > 0 ? settings.patience() : SHORTEST_WAIT;
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(wait.toMillis());
        config.setValidationTimeout(SHORTEST_WAIT.toMillis());
        config.setInitializationFailTimeout(5000);
        return config;
    }
}
