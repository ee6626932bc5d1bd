package bonafide.server.store;

import bonafide.server.audit.AuditLog.ChainAnchor;
import bonafide.server.audit.Receipts;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Cuts the oldest rows off the audit chains, in steps short enough not to hold anybody up. */
final class AuditPruning {
    private static final int BATCH = 500;

    private final Database database;
    private final Receipts receipts;
    private final int batch;

    AuditPruning(Database database, Receipts receipts) {
        this(database, receipts, BATCH);
    }

    /**
     * @param receipts sign where a chain starts now, so that a cut by anybody else is found
     * @param batch rows deleted in one transaction
     */
    AuditPruning(Database database, Receipts receipts, int batch) {
        this.database = database;
        this.receipts = receipts;
        this.batch = batch;
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
        long end = database.report(handle -> firstToStay(handle, node, before));
        long pruned = 0;
        int step;
        do {
            step = database.write(handle -> step(handle, node, end));
            pruned += step;
        } while (step == batch);
        return pruned;
    }

    /** The position of the first row that is not old enough; behind the head when all are: what comes later stays. */
    static long firstToStay(Handle handle, String node, Instant before) {
        return handle.createQuery("""
                        SELECT coalesce(
                            (SELECT chain_position FROM audit
                             WHERE node = :node AND chain_position IS NOT NULL AND finished >= :before
                             ORDER BY chain_position LIMIT 1),
                            (SELECT head_position + 1 FROM nodes WHERE name = :node))""")
                .bind("node", node)
                .bind("before", before.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    /** Deletes up to a batch of rows from the start of the chain and moves the chain's start behind them. */
    private int step(Handle handle, String node, long end) {
        // Held until the commit: another node that prunes the same chain must not put its start back.
        long start = handle.createQuery("SELECT pruned_position FROM nodes WHERE name = :node"
                        + database.dialect().lockRow())
                .bind("node", node)
                .mapTo(Long.class)
                .one();
        var last = handle.createQuery("""
                        SELECT chain_position, chain_hash FROM audit
                        WHERE node = :node AND chain_position > :start AND chain_position <= :most
                        ORDER BY chain_position DESC LIMIT 1""")
                .bind("node", node)
                .bind("start", start)
                .bind("most", Math.min(end - 1, start + batch))
                .map((row, _) -> new AuditRows.ChainLink(row.getLong("chain_position"), row.getString("chain_hash")))
                .findOne();
        if (last.isEmpty()) {
            return 0;
        }
        var pruned = new ChainAnchor(
                node, last.get().position(), last.get().hash(), Instant.ofEpochMilli(database.now(handle)));
        handle.createUpdate("UPDATE nodes SET pruned_position = :position, pruned_hash = :hash, pruned_proof = :proof"
                        + " WHERE name = :node")
                .bind("position", pruned.position())
                .bind("hash", pruned.hash())
                .bind("proof", receipts.start(pruned))
                .bind("node", node)
                .execute();
        return handle.createUpdate("DELETE FROM audit WHERE node = :node AND chain_position <= :position")
                .bind("position", last.get().position())
                .bind("node", node)
                .execute();
    }
}
