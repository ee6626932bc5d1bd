package bonafide.server.store;

import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.State;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The one transaction that ends a call. */
final class Closing {
    private Closing() {}

    /**
     * Writes the end, gives the quota back unless something was decided, links the row into the chain.
     *
     * @return false when the call was closed before; nothing changes then
     */
    static boolean close(Handle handle, Dialect dialect, AuditRecord call) {
        if (!AuditRows.close(handle, call)) {
            return false;
        }
        if (!decided(call)) {
            Admissions.giveBack(handle, call);
        }
        AuditRows.link(handle, dialect, call);
        return true;
    }

    private static boolean decided(AuditRecord call) {
        var result = Objects.requireNonNull(call.result());
        return result.state() == State.COMPLETED && !Objects.equals(result.outcome(), "UNASSESSABLE");
    }
}
