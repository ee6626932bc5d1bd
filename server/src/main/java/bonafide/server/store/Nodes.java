package bonafide.server.store;

import bonafide.server.audit.AuditRecord;
import org.jdbi.v3.core.Handle;

/** The servers of a store, and when each was last alive. */
final class Nodes {
    private Nodes() {}

    static void enter(Handle handle, String node, long now) {
        handle.createUpdate("""
                        INSERT INTO nodes (name, last_seen, head_position, head_hash, pruned_position, pruned_hash)
                        VALUES (:node, :now, 0, :start, 0, :start)
                        ON CONFLICT (name) DO UPDATE SET last_seen = excluded.last_seen""")
                .bind("node", node)
                .bind("now", now)
                .bind("start", AuditRecord.CHAIN_START)
                .execute();
    }
}
