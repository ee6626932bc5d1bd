package bonafide.server.cli;

import bonafide.server.audit.AuditEntry;
import bonafide.server.store.Store;
import picocli.CommandLine.Parameters;

/** A command on one row of the audit trail. */
abstract class CallCommand extends StoreCommand {
    @Parameters(paramLabel = "REQUEST_ID", description = "As in the answer.")
    private String requestId;

    /** @return the exit code */
    abstract int run(Store store, AuditEntry row);

    @Override
    final int run(Store store) {
        return run(
                store,
                store.auditLog()
                        .find(requestId)
                        .orElseThrow(
                                () -> new CommandFailure("There is no call " + requestId + " in the audit trail")));
    }
}
