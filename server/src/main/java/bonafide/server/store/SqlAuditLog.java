package bonafide.server.store;

import bonafide.server.audit.AuditEntry;
import bonafide.server.audit.AuditLog;
import bonafide.server.audit.Receipts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The audit trail in SQL. */
final class SqlAuditLog implements AuditLog {
    /** Rows PostgreSQL sends at a time, so that a long trail never lies in memory whole. */
    static final int FETCH = 1000;

    private static final long DAY_MILLIS = 86_400_000;

    private final Database database;
    private final Receipts receipts;

    SqlAuditLog(Database database, Receipts receipts) {
        this.database = database;
        this.receipts = receipts;
    }

    @Override
    public Optional<AuditEntry> find(String requestId) {
        return database.report(handle -> handle.createQuery("SELECT * FROM audit WHERE request_id = :id")
                .bind("id", requestId)
                .map((row, _) -> entry(row))
                .findOne());
    }

    @Override
    public void forEach(Instant from, Instant to, Consumer<AuditEntry> reader) {
        database.snapshot(handle -> {
            handle.createQuery("SELECT * FROM audit WHERE admitted >= :from AND admitted < :to ORDER BY admitted")
                    .bind("from", from.toEpochMilli())
                    .bind("to", to.toEpochMilli())
                    .setFetchSize(FETCH)
                    .map((row, _) -> entry(row))
                    .forEach(reader);
            return true;
        });
    }

    @Override
    public List<AuditEntry> newest(int count) {
        return database.report(handle -> handle.createQuery("SELECT * FROM audit ORDER BY admitted DESC LIMIT :count")
                .bind("count", count)
                .map((row, _) -> entry(row))
                .list());
    }

    @Override
    public ChainCheck check(List<ChainAnchor> anchors) {
        return database.snapshot(handle -> new ChainWalk(handle, anchors, receipts).check());
    }

    @Override
    public boolean fits(AuditEntry entry) {
        var position = entry.position();
        var hash = entry.hash();
        if (position == null || hash == null || entry.call().result() == null) {
            return false;
        }
        return database.snapshot(handle -> {
            var node = entry.call().node();
            boolean linked = hashAt(handle, node, position - 1)
                    .filter(previous ->
                            entry.call().chainHash(previous, position).equals(hash))
                    .isPresent();
            return linked && successorFits(handle, node, position, hash);
        });
    }

    /** The hash a chain has at a position: of the row there, or where pruning or the very start left off. */
    private static Optional<String> hashAt(Handle handle, String node, long position) {
        return handle.createQuery("""
                        SELECT chain_hash FROM audit WHERE node = :node AND chain_position = :position
                        UNION ALL
                        SELECT pruned_hash FROM nodes WHERE name = :node AND pruned_position = :position""")
                .bind("node", node)
                .bind("position", position)
                .mapTo(String.class)
                .findOne();
    }

    private static boolean successorFits(Handle handle, String node, long position, String hash) {
        return handle.createQuery("SELECT * FROM audit WHERE node = :node AND chain_position = :next")
                .bind("node", node)
                .bind("next", position + 1)
                .map((row, _) -> entry(row))
                .findOne()
                .map(next -> next.call().result() != null
                        && next.call().chainHash(hash, position + 1).equals(next.hash()))
                .orElseGet(() -> handle.createQuery(
                                "SELECT count(*) = 1 FROM nodes WHERE name = :node AND head_position = :position"
                                        + " AND head_hash = :hash")
                        .bind("node", node)
                        .bind("position", position)
                        .bind("hash", hash)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public List<ChainAnchor> heads() {
        return database.report(handle -> {
            var now = Instant.ofEpochMilli(database.now(handle));
            return handle.createQuery("SELECT name, head_position, head_hash FROM nodes ORDER BY name")
                    .map((row, _) -> new ChainAnchor(
                            row.getString("name"), row.getLong("head_position"), row.getString("head_hash"), now))
                    .list();
        });
    }

    @Override
    public long prune(Instant before) {
        return new AuditPruning(database, receipts).prune(before);
    }

    @Override
    public SortedMap<String, Map<String, Long>> statistics(Instant from, Instant to) {
        return database.report(handle -> {
            var days = new TreeMap<String, Map<String, Long>>();
            handle.createQuery("""
                            SELECT day, ending, count(*) AS calls FROM (
                                SELECT admitted / :day AS day, coalesce(outcome, state) AS ending
                                FROM audit WHERE admitted >= :from AND admitted < :to AND state <> 'EVENT') AS ended
                            GROUP BY day, ending""")
                    .bind("day", DAY_MILLIS)
                    .bind("from", from.toEpochMilli())
                    .bind("to", to.toEpochMilli())
                    .map((row, _) -> days.computeIfAbsent(
                                    LocalDate.ofEpochDay(row.getLong("day"))
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toLocalDate()
                                            .toString(),
                                    _ -> new TreeMap<>())
                            .put(row.getString("ending"), row.getLong("calls")))
                    .forEach(_ -> {});
            return days;
        });
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                AuditRows.map(row), Columns.number(row, "chain_position"), Columns.text(row, "chain_hash"));
    }
}
