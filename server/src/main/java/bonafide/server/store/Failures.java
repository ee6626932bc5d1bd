package bonafide.server.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a store that is away or broken from a single statement that could not be run. */
final class Failures {
    /** Contention, or a statement's own fault: the next call may well succeed. */
    private static final Set<Integer> OF_A_STATEMENT = Set.of(
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_LOCKED.code,
            SQLiteErrorCode.SQLITE_INTERRUPT.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code,
            SQLiteErrorCode.SQLITE_CONSTRAINT.code);
    /** The last byte of an extended result code is its primary code. */
    private static final int PRIMARY = 0xff;

    private static final Set<String> OF_THE_SERVER = Set.of("08", "25006", "28", "3D", "53", "57P", "58", "F0", "XX");

    private Failures() {}

    static boolean isOfTheStore(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return !OF_A_STATEMENT.contains(sqlite.getResultCode().code & PRIMARY);
            }
            if (cause instanceof SQLException sql) {
                return isOfTheServer(sql.getSQLState());
            }
        }
        return false;
    }

    /**
     * Classes of PostgreSQL's appendix A: 08 connection, 25006 read only (a standby), 28 no entry, 3D no such database,
     * 53 resources, 57P shut down, 58 system error, F0 settings, XX internal. A pool that waited in vain has the state of
     * its last failed connection; none when it is only busy.
     */
    private static boolean isOfTheServer(@Nullable String state) {
        return state != null && OF_THE_SERVER.stream().anyMatch(state::startsWith);
    }
}
