package bonafide.server.store;

import bonafide.server.access.Actor;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.Result;
import bonafide.server.audit.AuditRecord.State;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What operators do to the ledger, in the same trail as the calls and in the transaction that does it; with the console
 * user's name where it was one.
 */
final class Events {
    /** The chain of everything that is done by command rather than by a node. */
    static final String OPERATOR = "operator";

    private Events() {}

    /**
     * @param name stable upper-case name of what was done
     * @param subject the account or key it was done to, or empty
     * @param detail the new values; never a secret
     */
    static void write(Handle handle, Database database, String name, String subject, String detail) {
        var what = detail.isEmpty() ? name : name + " " + detail;
        var by = Actor.name().map(actor -> " by " + actor).orElse("");
        var now = Instant.ofEpochMilli(database.now(handle));
        Nodes.enter(handle, OPERATOR, now.toEpochMilli());
        var event = new AuditRecord(UUID.randomUUID().toString(), OPERATOR, now, "", subject, "", "", "", "", null)
                .with(Result.without(State.EVENT, now, what + by));
        AuditRows.insertOpen(handle, event);
        AuditRows.close(handle, event);
        AuditRows.link(handle, database.dialect(), event);
    }
}
