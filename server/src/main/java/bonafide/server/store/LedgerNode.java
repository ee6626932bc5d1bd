package bonafide.server.store;

import bonafide.server.access.Ledger;
import bonafide.server.access.LedgerUnavailableException;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.Result;
import bonafide.server.audit.AuditRecord.State;
import bonafide.server.audit.AuditResults;
import bonafide.server.audit.CompletedCall;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server's hand on the ledger: lets calls in, closes them, and keeps house. */
public final class LedgerNode implements Ledger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerNode.class);
    private static final long HOUSEKEEPING_MILLIS = 500;

    private final Database database;
    private final Admissions admissions;
    private final AuditResults results;
    private final AuditTrail trail;
    private final NodeLock lock;
    private final ScheduledFuture<?> housekeeping;
    /** Calls of this process that are admitted and not closed; any other open row of this node is a left-over. */
    private final Map<String, AuditRecord> open = new ConcurrentHashMap<>();

    private LedgerNode(
            StoreSettings settings,
            Database database,
            String name,
            AuditResults results,
            AuditTrail trail,
            NodeLock lock,
            ScheduledExecutorService scheduler) {
        this.database = database;
        this.results = results;
        this.trail = trail;
        this.lock = lock;
        admissions = new Admissions(name, settings.quotaZone());
        var keeper = new Housekeeping(database, name, settings.auditRetention(), trail, open::containsKey);
        keeper.start();
        database.failFast(() -> lookAgain(keeper, scheduler));
        housekeeping = scheduler.scheduleWithFixedDelay(
                keeper, HOUSEKEEPING_MILLIS, HOUSEKEEPING_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void lookAgain(Housekeeping keeper, ScheduledExecutorService scheduler) {
        try {
            scheduler.execute(keeper);
        } catch (RejectedExecutionException _) {
            // The program is about to end.
        }
    }

    static LedgerNode start(
            StoreSettings settings,
            Database database,
            String name,
            AuditResults results,
            AuditTrail trail,
            ScheduledExecutorService scheduler) {
        var lock = NodeLock.take(settings.dataFolder());
        try {
            return new LedgerNode(settings, database, name, results, trail, lock, scheduler);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public Admission admit(CallToAdmit call) {
        try {
            return database.write(handle -> {
                var result = admissions.admit(handle, call, database.now(handle));
                if (result.opened() != null) {
                    open.put(call.requestId(), result.opened());
                }
                return result.admission();
            });
        } catch (RuntimeException e) {
            // Committed or not, nobody works on it: housekeeping closes the row if there is one.
            open.remove(call.requestId());
            throw e;
        }
    }

    @Override
    public long attackTries(Admission.Admitted admission, String referenceSha256) {
        var account = opened(admission).account();
        var reference = results.pictureHash(referenceSha256);
        return database.read(handle -> AttackTries.count(handle, account, reference, database.now(handle)));
    }

    @Override
    public void complete(Admission.Admitted admission, CompletedCall call) {
        close(admission, now -> results.of(call, now));
    }

    @Override
    public void reject(Admission.Admitted admission, String reason) {
        close(admission, now -> Result.without(State.REJECTED, now, reason));
    }

    private void close(Admission.Admitted admission, Function<Instant, Result> ending) {
        var call = opened(admission);
        try {
            boolean closed = database.write(handle -> {
                var now = Instant.ofEpochMilli(database.now(handle));
                return Closing.close(handle, database.dialect(), call.with(ending.apply(now)));
            });
            if (!closed) {
                throw new LedgerUnavailableException("Call " + admission.requestId() + " was taken for lost");
            }
        } finally {
            open.remove(admission.requestId());
        }
    }

    private AuditRecord opened(Admission.Admitted admission) {
        var call = open.get(admission.requestId());
        if (call == null) {
            throw new LedgerUnavailableException("Call " + admission.requestId() + " is not open");
        }
        return call;
    }

    /** Stops housekeeping, keeps the chains' heads and gives the data folder free; open calls are left to the next start. */
    @Override
    public void close() {
        housekeeping.cancel(false);
        try {
            if (database.isAvailable()) {
                trail.keepHeads();
            }
        } catch (LedgerUnavailableException | StoreException e) {
            LOG.atWarn().setCause(e).log("The heads of the audit chains could not be kept at the stop");
        } finally {
            lock.close();
        }
    }
}
