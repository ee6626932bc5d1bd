package bonafide.server.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a store that is away or broken from a single statement that could not be run. */
final class Failures {
    /** Contention: the next call may well succeed. */
    private static final Set<SQLiteErrorCode> CONTENTION = Set.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT,
            SQLiteErrorCode.SQLITE_BUSY_RECOVERY,
            SQLiteErrorCode.SQLITE_LOCKED);

    private Failures() {}

    static boolean isOfTheStore(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return !CONTENTION.contains(sqlite.getResultCode());
            }
            if (cause instanceof SQLException sql) {
                return isOfTheServer(sql.getSQLState());
            }
        }
        return false;
    }

    /**
     * Classes of PostgreSQL's appendix A: 08 connection, 53 resources, 57P shut down, 58 system error, XX internal. A
     * pool that waited in vain has the state of its last failed connection; none when it is only busy.
     */
    private static boolean isOfTheServer(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.startsWith("58")
                        || state.startsWith("XX"));
    }
}
