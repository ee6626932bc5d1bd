package bonafide.server.store;

import bonafide.server.access.LedgerUnavailableException;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does between calls: notices that the store is away or back, shows that it is alive, closes calls nobody
 * works on any more, forgets old nonces, sums up hours that are over.
 */
final class Housekeeping implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofSeconds(60);
    private static final int BATCH = 500;
    private static final int ROUNDS_BETWEEN_SWEEPS = 10;
    private static final int ROUNDS_BETWEEN_PRUNINGS = 120;
    private static final int ROUNDS_BETWEEN_ANCHORS = 7200;

    private final Database database;
    private final String node;
    private final Duration auditRetention;
    private final AuditTrail trail;
    private final Predicate<String> isOpenHere;
    private final AuditHours hours;
    private long round;

    Housekeeping(
            Database database, String node, Duration auditRetention, AuditTrail trail, Predicate<String> isOpenHere) {
        this.auditRetention = auditRetention;
        this.trail = trail;
        this.database = database;
        this.hours = new AuditHours(database);
        this.node = node;
        this.isOpenHere = isOpenHere;
    }

    /** Before the first call: enters the node and closes what its earlier run left open. */
    void start() {
        database.change(this::enter);
        closeLeftOvers();
    }

    @Override
    public void run() {
        try {
            round++;
            if (!database.isAvailable()) {
                comeBack();
                return;
            }
            database.read(
                    handle -> handle.createQuery("SELECT 1").mapTo(Long.class).one());
            if (round % ROUNDS_BETWEEN_SWEEPS == 0) {
                database.change(this::enter);
                closeLeftOvers();
            }
            if (round % ROUNDS_BETWEEN_PRUNINGS == 0) {
                forgetNonces();
                hours.sumUp();
            }
            // First a minute after the start, for a server may be started more often than it would come to it.
            if (round % ROUNDS_BETWEEN_ANCHORS == ROUNDS_BETWEEN_PRUNINGS) {
                pruneAudit();
                trail.keepHeads();
            }
        } catch (LedgerUnavailableException e) {
            LOG.atWarn().setCause(e).log("The store is not available; calls are answered 503 until it is back");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Housekeeping failed and will be tried again");
        }
    }

    private void comeBack() {
        if (database.probe(this::enter)) {
            LOG.atInfo().log("The store is available again");
            closeLeftOvers();
        }
    }

    private void enter(Handle handle) {
        Nodes.enter(handle, node, database.now(handle));
    }

    /**
     * Open rows of this node that are not open in this process, and those of nodes not seen for a minute. In no order: one by
     * time would have SQLite read the whole trail instead of the index of open rows.
     */
    private void closeLeftOvers() {
        var lost = database.read(handle -> handle.createQuery("""
                        SELECT a.* FROM audit a JOIN nodes n ON n.name = a.node
                        WHERE a.state = 'ADMITTED' AND (a.node = :node OR n.last_seen < :dead)
                        LIMIT :batch""")
                .bind("node", node)
                .bind("dead", database.now(handle) - LEFT_BEHIND_AFTER.toMillis())
                .bind("batch", BATCH)
                .map((row, _) -> AuditRows.map(row))
                .list());
        lost.stream().filter(call -> !isOpenHere.test(call.requestId())).forEach(this::abort);
    }

    private void abort(AuditRecord call) {
        boolean closed = database.write(handle -> {
            var now = Instant.ofEpochMilli(database.now(handle));
            var end = AuditRecord.Result.without(State.ABORTED, now, "NO_ANSWER_GIVEN");
            return Closing.close(handle, database.dialect(), call.with(end));
        });
        if (closed) {
            LOG.atInfo()
                    .addKeyValue("requestId", call.requestId())
                    .addKeyValue("node", call.node())
                    .log("A call that was left open is closed as aborted; its quota is given back");
        }
    }

    private void pruneAudit() {
        long now = database.read(database::now);
        var before = Instant.ofEpochMilli(now).minus(auditRetention);
        hours.forget(before);
        long pruned = trail.log().prune(before);
        if (pruned > 0) {
            LOG.atInfo().addKeyValue("rows", pruned).log("Audit rows older than the retention were pruned");
        }
    }

    private void forgetNonces() {
        int forgotten;
        do {
            forgotten = database.write(handle -> Nonces.forget(handle, database.now(handle)));
        } while (forgotten == Nonces.BATCH);
    }
}
