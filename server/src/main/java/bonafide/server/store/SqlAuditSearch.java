package bonafide.server.store;

import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Searches and counts in SQL; counts read the index {@code audit_statistics} alone. */
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
        return database.read(handle -> where.bind(handle.createQuery(
                        "SELECT * FROM audit WHERE " + where + " ORDER BY admitted DESC LIMIT " + limit))
                .map((row, _) -> AuditRows.map(row))
                .list());
    }

    @Override
    public Counts count(Instant from, Instant to, Duration step, @Nullable String account) {
        var where = new Where();
        where.add("admitted >= :from", "from", millis(from));
        where.add("admitted < :to", "to", millis(to));
        where.add("account = :account", "account", account);
        return database.snapshot(handle -> new Counts(
                outcomes(handle, where, step.toMillis()),
                bins(handle, where, "floor(score / 2) * 2", "score"),
                bins(handle, where, "floor(pad_score)", "pad_score"),
                reasons(handle, where)));
    }

    private static Map<Instant, Map<String, Long>> outcomes(Handle handle, Where where, long step) {
        var outcomes = new TreeMap<Instant, Map<String, Long>>();
        where.bind(handle.createQuery("SELECT admitted / " + step + " AS bin, outcome, count(*) AS calls FROM audit"
                        + " WHERE outcome IS NOT NULL AND " + where + " GROUP BY bin, outcome"))
                .map((row, _) -> outcomes.computeIfAbsent(
                                Instant.ofEpochMilli(row.getLong("bin") * step), _ -> new HashMap<>())
                        .put(row.getString("outcome"), row.getLong("calls")))
                .forEach(_ -> {});
        return outcomes;
    }

    private static Map<Integer, Long> bins(Handle handle, Where where, String bin, String column) {
        var bins = new TreeMap<Integer, Long>();
        where.bind(handle.createQuery("SELECT " + bin + " AS bin, count(*) AS calls FROM audit WHERE " + column
                        + " IS NOT NULL AND " + where + " GROUP BY bin"))
                .map((row, _) -> bins.put((int) row.getDouble("bin"), row.getLong("calls")))
                .forEach(_ -> {});
        return bins;
    }

    private static Map<String, Long> reasons(Handle handle, Where where) {
        var reasons = new TreeMap<String, Long>();
        where.bind(handle.createQuery("SELECT reasons, count(*) AS calls FROM audit WHERE reasons <> '' AND " + where
                        + " GROUP BY reasons"))
                .map((row, _) -> reasons.put(row.getString("reasons"), row.getLong("calls")))
                .forEach(_ -> {});
        return reasons;
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

        Query bind(Query query) {
            return query.bindMap(values);
        }

        @Override
        public String toString() {
            return String.join(" AND ", conditions);
        }
    }
}
