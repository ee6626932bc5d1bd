package bonafide.server.store;

import bonafide.server.audit.AuditLog;

/**
 * The audit trail as a node keeps it.
 *
 * @param anchors where the heads of its chains are kept outside of the store
 */
record AuditTrail(AuditLog log, AnchorFile anchors) {
    void keepHeads() {
        anchors.append(log);
    }
}
