package bonafide.server.store;

import java.time.InstantSource;
import java.util.Map;

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

    static Dialect of(StoreSettings settings) {
        return settings.url() == null ? SQLITE : POSTGRESQL;
    }
}
