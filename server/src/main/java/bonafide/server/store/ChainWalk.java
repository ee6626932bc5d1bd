package bonafide.server.store;

import bonafide.server.audit.AuditEntry;
import bonafide.server.audit.AuditLog.ChainAnchor;
import bonafide.server.audit.AuditLog.ChainCheck;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.Receipts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Recomputes the audit chains row by row. One walk, one check. */
final class ChainWalk {
    /** One altered row spoils all that follow; the first few findings tell where to look. */
    private static final int MOST_FINDINGS = 20;

    private final Handle handle;
    private final List<ChainAnchor> anchors;
    private final Receipts receipts;
    private final List<String> findings = new ArrayList<>();
    private long rows;

    ChainWalk(Handle handle, List<ChainAnchor> anchors, Receipts receipts) {
        this.handle = handle;
        this.anchors = anchors;
        this.receipts = receipts;
    }

    /** @param prunedProof null: never pruned */
    private record Chain(
            String node,
            AuditRows.ChainLink pruned,
            @Nullable String prunedProof,
            AuditRows.ChainLink head) {}

    ChainCheck check() {
        var chains = handle.createQuery("SELECT * FROM nodes ORDER BY name")
                .map((row, _) -> new Chain(
                        row.getString("name"),
                        new AuditRows.ChainLink(row.getLong("pruned_position"), row.getString("pruned_hash")),
                        Columns.text(row, "pruned_proof"),
                        new AuditRows.ChainLink(row.getLong("head_position"), row.getString("head_hash"))))
                .list();
        chains.forEach(this::walk);
        missing(chains);
        loose();
        return new ChainCheck(rows, List.copyOf(findings));
    }

    private void walk(Chain chain) {
        start(chain);
        var wanted = new HashMap<Long, String>();
        anchors.stream()
                .filter(anchor -> anchor.node().equals(chain.node()))
                .forEach(anchor -> wanted.put(anchor.position(), anchor.hash()));
        var steps = new Steps(chain, wanted);
        handle.createQuery(
                        "SELECT * FROM audit WHERE node = :node AND chain_position IS NOT NULL ORDER BY chain_position")
                .bind("node", chain.node())
                .setFetchSize(SqlAuditLog.FETCH)
                .map((row, _) -> SqlAuditLog.entry(row))
                .forEach(steps::step);
        steps.end();
    }

    /** A chain begins with its first row, or where this program says that it pruned it. */
    private void start(Chain chain) {
        var proof = chain.prunedProof();
        boolean proved = proof == null
                ? chain.pruned().equals(new AuditRows.ChainLink(0, AuditRecord.CHAIN_START))
                : proves(proof, chain);
        if (!proved) {
            found("Chain " + chain.node() + " starts behind row "
                    + chain.pruned().position() + ", and no pruning by this program left it there");
        }
    }

    private boolean proves(String proof, Chain chain) {
        try {
            var pruned = receipts.readStart(proof);
            return pruned.node().equals(chain.node())
                    && chain.pruned().equals(new AuditRows.ChainLink(pruned.position(), pruned.hash()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** A chain an anchor saw must be there still, be it pruned to its end. */
    private void missing(List<Chain> chains) {
        anchors.stream()
                .map(ChainAnchor::node)
                .distinct()
                .filter(node -> chains.stream().noneMatch(chain -> chain.node().equals(node)))
                .forEach(node -> found("Chain " + node + " is gone: an anchor saw it"));
    }

    /** Rows that ended must be in a chain, and every row must belong to a node that is known. */
    private void loose() {
        handle.createQuery("""
                        SELECT request_id FROM audit
                        WHERE (state <> 'ADMITTED' AND chain_position IS NULL)
                           OR (state = 'ADMITTED' AND chain_position IS NOT NULL)
                           OR node NOT IN (SELECT name FROM nodes) LIMIT 20""").mapTo(String.class).forEach(id -> found("Row " + id + " was taken out of its chain"));
    }

    private void found(String what) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(what);
        }
    }

    /** The walk along one chain. */
    private final class Steps {
        private final Chain chain;
        private final Map<Long, String> wanted;
        private AuditRows.ChainLink last;

        Steps(Chain chain, Map<Long, String> wanted) {
            this.chain = chain;
            this.wanted = wanted;
            last = chain.pruned();
        }

        void step(AuditEntry entry) {
            rows++;
            long position = entry.position() == null ? 0 : entry.position();
            var where = "Chain " + chain.node() + ", row " + position + " ("
                    + entry.call().requestId() + ")";
            if (position != last.position() + 1) {
                found(where + ": rows " + (last.position() + 1) + " to " + (position - 1) + " are missing before it");
            } else if (entry.call().result() == null) {
                found(where + " is open again");
            } else if (!entry.call().chainHash(last.hash(), position).equals(entry.hash())) {
                found(where + " was changed or moved");
            }
            var anchored = wanted.get(position);
            if (anchored != null && !anchored.equals(entry.hash())) {
                found(where + " differs from what an anchor kept of it");
            }
            last = new AuditRows.ChainLink(position, String.valueOf(entry.hash()));
        }

        void end() {
            if (!last.equals(chain.head())) {
                found("Chain " + chain.node() + " ends at row " + last.position() + ", its head says row "
                        + chain.head().position() + ": rows were removed or added at its end");
            }
            wanted.keySet().stream()
                    .filter(position -> position > last.position())
                    .max(Long::compare)
                    .ifPresent(position -> found("Chain " + chain.node() + " ends at row " + last.position()
                            + ", an anchor saw row " + position + ": rows were removed at its end"));
        }
    }
}
