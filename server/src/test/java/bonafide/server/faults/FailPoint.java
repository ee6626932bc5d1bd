package bonafide.server.faults;

import bonafide.server.audit.AuditRecord.State;
import org.jspecify.annotations.Nullable;

/** A step of a call at which a server can be told to end, and what the ledger must have of the call afterwards. */
public enum FailPoint {
    /** The signature held; the ledger was not asked yet. */
    BEFORE_ADMISSION(null),
    ADMITTED(State.ABORTED),
    PICTURES_READ(State.ABORTED),
    VERIFIED(State.ABORTED),
    /** The completed row is durable; nobody was answered. */
    RECORDED(State.COMPLETED);

    private final @Nullable State leaves;

    FailPoint(@Nullable State leaves) {
        this.leaves = leaves;
    }

    /** How the call's row ends once its node has started again; null: there is no row, and the call may be sent again. */
    @Nullable
    State leaves() {
        return leaves;
    }
}
