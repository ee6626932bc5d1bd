package bonafide.server.store;

import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What differs between the two databases; all other SQL is common. */
enum Dialect {
    SQLITE,
    POSTGRESQL;

    /** What the migrations' placeholders stand for. */
    Map<String, String> placeholders() {
        return switch (this) {
            case SQLITE -> Map.of("blob", "BLOB", "without_rowid", "WITHOUT ROWID");
            case POSTGRESQL -> Map.of("blob", "BYTEA", "without_rowid", "");
        };
    }

    /** The clock all nodes share. One process owns a SQLite file, so its clock is that clock. */
    LedgerClock clock(InstantSource processClock) {
        return switch (this) {
            case SQLITE -> _ -> processClock.millis();
            case POSTGRESQL ->
                handle -> handle.createQuery("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)")
                        .mapTo(Long.class)
                        .one();
        };
    }

    /** Ends a SELECT whose row is changed next; SQLite's write transactions hold everything anyway. */
    String lockRow() {
        return this == SQLITE ? "" : " FOR UPDATE";
    }

    /**
     * Keeps everybody else from changing a table until the transaction ends; readers go on. SQLite's write transactions
     * do that anyway.
     */
    void lockAgainstChanges(Handle handle, String table) {
        if (this == POSTGRESQL) {
            handle.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    /** Announces a change of a table: from here on {@link #lockAgainstChanges} waits for the end of the transaction. */
    void announceChange(Handle handle, String table) {
        if (this == POSTGRESQL) {
            handle.execute("LOCK TABLE " + table + " IN ROW EXCLUSIVE MODE");
        }
    }

    static Dialect of(StoreSettings settings) {
        return settings.url() == null ? SQLITE : POSTGRESQL;
    }
}
