package bonafide.server.store;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Decided calls counted by the hour. An hour is summed up once, when no call admitted in it can still be open: what is
 * closed later still, after a node was held up for minutes, is in the trail but not in these counts.
 */
final class AuditHours {
    static final long HOUR = Duration.ofHours(1).toMillis();

    private static final long SETTLED = Duration.ofMinutes(10).toMillis();

    private final Database database;

    AuditHours(Database database) {
        this.database = database;
    }

    /** Sums up all hours that are over, each in a transaction short enough not to hold anybody up. */
    void sumUp() {
        while (database.write(this::sumUpNext)) {
            // one hour more
        }
    }

    void forget(Instant before) {
        database.change(handle -> handle.createUpdate("DELETE FROM audit_hours WHERE hour < :before")
                .bind("before", before.toEpochMilli())
                .execute());
    }

    /** Hours before this moment can be read here. */
    static long until(Handle handle) {
        return handle.createQuery("SELECT moment FROM audit_hours_until")
                .mapTo(Long.class)
                .one();
    }

    /** Adds up whole hours; {@code step} is a number of them. */
    static void add(Handle handle, AuditTally tally, long from, long to, @Nullable String account) {
        var query = handle.createQuery("SELECT kind, CASE kind WHEN 'outcome' THEN hour / " + tally.step()
                + " ELSE 0 END AS step, bin, sum(calls) AS calls FROM audit_hours WHERE hour >= :from AND hour < :to"
                + (account == null ? "" : " AND account = :account") + " GROUP BY 1, 2, 3");
        query.bind("from", from).bind("to", to);
        if (account != null) {
            query.bind("account", account);
        }
        query.map((row, _) -> {
                    var bin = row.getString("bin");
                    long calls = row.getLong("calls");
                    switch (row.getString("kind")) {
                        case "outcome" -> tally.outcome(row.getLong("step"), bin, calls);
                        case "reason" -> tally.reason(bin, calls);
                        case "score" -> tally.score(Integer.parseInt(bin), calls);
                        default -> tally.padScore(Integer.parseInt(bin), calls);
                    }
                    return calls;
                })
                .forEach(_ -> {});
    }

    private boolean sumUpNext(Handle handle) {
        long done = until(handle);
        long over = (database.now(handle) - SETTLED) / HOUR * HOUR;
        // Hours without a call are passed over in one step.
        long hour = handle.createQuery("SELECT min(admitted) FROM audit WHERE admitted >= :done")
                        .bind("done", done)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(over)
                / HOUR
                * HOUR;
        long next = Math.min(over, hour + HOUR);
        if (next <= done || !claim(handle, done, next)) {
            return false;
        }
        if (hour < over) {
            sumUp(handle, hour);
        }
        return next < over;
    }

    /** False when another node has summed it up meanwhile. */
    private static boolean claim(Handle handle, long done, long next) {
        return handle.createUpdate("UPDATE audit_hours_until SET moment = :next WHERE moment = :done")
                        .bind("next", next)
                        .bind("done", done)
                        .execute()
                == 1;
    }

    private static void sumUp(Handle handle, long hour) {
        sumUp(handle, hour, "outcome", "outcome", "");
        sumUp(handle, hour, "reason", "reasons", " AND reasons <> ''");
        sumUp(
                handle,
                hour,
                "score",
                "CAST(CAST(" + AuditTally.SCORE_BIN + " AS BIGINT) AS TEXT)",
                " AND score IS NOT NULL");
        sumUp(
                handle,
                hour,
                "pad_score",
                "CAST(CAST(" + AuditTally.PAD_SCORE_BIN + " AS BIGINT) AS TEXT)",
                " AND pad_score IS NOT NULL");
    }

    private static void sumUp(Handle handle, long hour, String kind, String bin, String which) {
        handle.createUpdate("INSERT INTO audit_hours (hour, account, kind, bin, calls) SELECT " + hour + ", account, '"
                        + kind + "', " + bin + ", count(*) FROM audit WHERE outcome IS NOT NULL AND admitted >= :hour"
                        + " AND admitted < :end" + which + " GROUP BY account, " + bin)
                .bind("hour", hour)
                .bind("end", hour + HOUR)
                .execute();
    }
}
