package bonafide.server.store;

import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditSearch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Searches and counts in SQL; counts read whole hours from {@link AuditHours}, the rest from the index {@code
 * audit_statistics} alone. */
final class SqlAuditSearch implements AuditSearch {
    private final Database database;

    SqlAuditSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<AuditRecord> find(Filter filter, int limit) {
        var where = new Where();
        where.add("request_id = :requestId", "requestId", filter.requestId());
        where.add("admitted >= :from", "from", millis(filter.from()));
        where.add("admitted < :to", "to", millis(filter.to()));
        where.add("key_id = :keyId", "keyId", filter.keyId());
        where.add("coalesce(outcome, state) = :outcome", "outcome", filter.outcome());
        where.add("reasons LIKE '%' || :reason || '%'", "reason", filter.reason());
        where.add("admitted < :before", "before", millis(filter.before()));
        return rows(where, limit);
    }

    @Override
    public List<AuditRecord> decided(@Nullable String account, @Nullable String resourceCode, int limit) {
        var where = new Where();
        where.conditions.add("score IS NOT NULL");
        where.add("account = :account", "account", account);
        where.add("resource_code = :code", "code", resourceCode);
        return rows(where, limit);
    }

    private List<AuditRecord> rows(Where where, int limit) {
        where.conditions.add("state <> 'EVENT'");
        return database.report(handle -> where.bind(handle.createQuery(
                        "SELECT * FROM audit WHERE " + where + " ORDER BY admitted DESC LIMIT " + limit))
                .map((row, _) -> AuditRows.map(row))
                .list());
    }

    @Override
    public Counts count(Instant from, Instant to, Duration step, @Nullable String account) {
        return database.snapshot(handle -> {
            var tally = new AuditTally(step.toMillis());
            long start = from.toEpochMilli();
            // Only steps of whole hours can be made of hours.
            long until = tally.step() % AuditHours.HOUR == 0 ? AuditHours.until(handle) : 0;
            if (until > start) {
                AuditHours.add(handle, tally, start / AuditHours.HOUR * AuditHours.HOUR, until, account);
            }
            addRows(handle, tally, Math.max(start, until), to.toEpochMilli(), account);
            return tally.counts();
        });
    }

    private static void addRows(Handle handle, AuditTally tally, long from, long to, @Nullable String account) {
        var where = new Where();
        where.conditions.add("outcome IS NOT NULL");
        where.add("admitted >= :from", "from", from);
        where.add("admitted < :to", "to", to);
        where.add("account = :account", "account", account);
        count(
                handle,
                where,
                "admitted / " + tally.step() + " AS step, outcome",
                "step, outcome",
                row -> tally.outcome(row.getLong("step"), row.getString("outcome"), row.getLong("calls")));
        count(
                handle,
                where.and("score IS NOT NULL"),
                AuditTally.SCORE_BIN + " AS bin",
                "bin",
                row -> tally.score((int) row.getDouble("bin"), row.getLong("calls")));
        count(
                handle,
                where.and("pad_score IS NOT NULL"),
                AuditTally.PAD_SCORE_BIN + " AS bin",
                "bin",
                row -> tally.padScore((int) row.getDouble("bin"), row.getLong("calls")));
        count(
                handle,
                where.and("reasons <> ''"),
                "reasons",
                "reasons",
                row -> tally.reason(row.getString("reasons"), row.getLong("calls")));
    }

    @FunctionalInterface
    private interface Counted {
        void take(ResultSet row) throws SQLException;
    }

    private static void count(Handle handle, Where where, String columns, String group, Counted counted) {
        where.bind(handle.createQuery(
                        "SELECT " + columns + ", count(*) AS calls FROM audit WHERE " + where + " GROUP BY " + group))
                .map((row, _) -> {
                    counted.take(row);
                    return true;
                })
                .forEach(_ -> {});
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    /** Conditions that were asked for, and their values; the text itself never holds a value. */
    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
        }

        /** These conditions and one more. */
        Where and(String condition) {
            var more = new Where();
            more.conditions.addAll(conditions);
            more.conditions.add(condition);
            more.values.putAll(values);
            return more;
        }

        Query bind(Query query) {
            return query.bindMap(values);
        }

        @Override
        public String toString() {
            return String.join(" AND ", conditions);
        }
    }
}
