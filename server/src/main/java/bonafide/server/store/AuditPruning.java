package bonafide.server.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Cuts the oldest rows off the audit chains, in steps short enough not to hold anybody up. */
final class AuditPruning {
    private static final int BATCH = 500;

    private final Database database;

    AuditPruning(Database database) {
        this.database = database;
    }

    long prune(Instant before) {
        List<String> nodes = database.read(handle ->
                handle.createQuery("SELECT name FROM nodes").mapTo(String.class).list());
        long pruned = 0;
        for (var node : nodes) {
            pruned += prune(node, before);
        }
        if (pruned > 0) {
            long rows = pruned;
            database.change(handle -> Events.write(handle, database, "AUDIT_PRUNED", "", rows + " before " + before));
        }
        return pruned;
    }

    private long prune(String node, Instant before) {
        long end = database.read(handle -> firstToStay(handle, node, before));
        long pruned = 0;
        int step;
        do {
            step = database.write(handle -> step(handle, node, end));
            pruned += step;
        } while (step == BATCH);
        return pruned;
    }

    private static long firstToStay(Handle handle, String node, Instant before) {
        return handle.createQuery("""
                        SELECT chain_position FROM audit
                        WHERE node = :node AND chain_position IS NOT NULL AND finished >= :before
                        ORDER BY chain_position LIMIT 1""")
                .bind("node", node)
                .bind("before", before.toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
    }

    /** Deletes up to a batch of rows from the start of the chain and moves the chain's start behind them. */
    private static int step(Handle handle, String node, long end) {
        var last = handle.createQuery("""
                        SELECT chain_position, chain_hash FROM audit
                        WHERE node = :node AND chain_position < :end AND chain_position <= (
                                SELECT pruned_position + :batch FROM nodes WHERE name = :node)
                        ORDER BY chain_position DESC LIMIT 1""")
                .bind("node", node)
                .bind("end", end)
                .bind("batch", BATCH)
                .map((row, _) -> new AuditRows.ChainLink(row.getLong("chain_position"), row.getString("chain_hash")))
                .findOne();
        if (last.isEmpty()) {
            return 0;
        }
        handle.createUpdate("UPDATE nodes SET pruned_position = :position, pruned_hash = :hash WHERE name = :node")
                .bind("position", last.get().position())
                .bind("hash", last.get().hash())
                .bind("node", node)
                .execute();
        return handle.createUpdate("DELETE FROM audit WHERE node = :node AND chain_position <= :position")
                .bind("position", last.get().position())
                .bind("node", node)
                .execute();
    }
}
