package bonafide.server.store;

import bonafide.server.audit.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Writes and reads rows of the audit trail. */
final class AuditRows {
    private AuditRows() {}

    static void insertOpen(Handle handle, AuditRecord call) {
        handle.createUpdate("""
                        INSERT INTO audit (request_id, node, state, admitted, key_id, account, service, resource_code,
                                           policy_version, quota_day)
                        VALUES (:requestId, :node, 'ADMITTED', :admitted, :keyId, :account, :service, :resourceCode,
                                :policyVersion, :quotaDay)""")
                .bind("requestId", call.requestId())
                .bind("node", call.node())
                .bind("admitted", call.admitted().toEpochMilli())
                .bind("keyId", call.keyId())
                .bind("account", call.account())
                .bind("service", call.service())
                .bind("resourceCode", call.resourceCode())
                .bind("policyVersion", call.policyVersion())
                .bind("quotaDay", call.quotaDay())
                .execute();
    }

    /**
     * Writes how a call ended into its open row.
     *
     * @return false when the row is not open any more, or was never there; nothing is written then
     */
    static boolean close(Handle handle, AuditRecord call) {
        var result = Objects.requireNonNull(call.result());
        int closed = handle.createUpdate("""
                        UPDATE audit SET state = :state, finished = :finished, outcome = :outcome, reasons = :reasons,
                               score = :score, false_match_rate = :falseMatchRate, pad_score = :padScore,
                               reference_bytes = :referenceBytes, probe_bytes = :probeBytes,
                               reference_hash = :referenceHash, probe_hash = :probeHash, evidence = :evidence
                        WHERE request_id = :requestId AND state = 'ADMITTED'""")
                .bind("requestId", call.requestId())
                .bind("state", result.state().name())
                .bind("finished", result.finished().toEpochMilli())
                .bind("outcome", result.outcome())
                .bind("reasons", result.reasons())
                .bind("score", result.score())
                .bind("falseMatchRate", result.falseMatchRate())
                .bind("padScore", result.padScore())
                .bind("referenceBytes", result.referenceBytes())
                .bind("probeBytes", result.probeBytes())
                .bind("referenceHash", result.referenceHash())
                .bind("probeHash", result.probeHash())
                .bind("evidence", result.evidence())
                .execute();
        return closed == 1;
    }

    /** Makes a closed row the newest of its node's chain. */
    static void link(Handle handle, Dialect dialect, AuditRecord call) {
        var head = handle.createQuery(
                        "SELECT head_position, head_hash FROM nodes WHERE name = :node" + dialect.lockRow())
                .bind("node", call.node())
                .map((row, _) -> new ChainLink(row.getLong("head_position"), row.getString("head_hash")))
                .one();
        long position = head.position() + 1;
        var hash = call.chainHash(head.hash(), position);
        for (var update : new String[] {
            "UPDATE audit SET chain_position = :position, chain_hash = :hash WHERE request_id = :requestId",
            "UPDATE nodes SET head_position = :position, head_hash = :hash WHERE name = :node"
        }) {
            handle.createUpdate(update)
                    .bind("position", position)
                    .bind("hash", hash)
                    .bindMap(java.util.Map.of("requestId", call.requestId(), "node", call.node()))
                    .execute();
        }
    }

    /** @param hash of the row at {@code position}, or the chain's start hash at position 0 */
    record ChainLink(long position, String hash) {}

    static AuditRecord map(ResultSet row) throws SQLException {
        var state = AuditRecord.State.valueOf(row.getString("state"));
        var call = new AuditRecord(
                row.getString("request_id"),
                row.getString("node"),
                Instant.ofEpochMilli(row.getLong("admitted")),
                row.getString("key_id"),
                row.getString("account"),
                row.getString("service"),
                row.getString("resource_code"),
                row.getString("policy_version"),
                row.getString("quota_day"),
                null);
        return state == AuditRecord.State.ADMITTED ? call : call.with(result(row, state));
    }

    private static AuditRecord.Result result(ResultSet row, AuditRecord.State state) throws SQLException {
        return new AuditRecord.Result(
                state,
                Instant.ofEpochMilli(row.getLong("finished")),
                Columns.text(row, "outcome"),
                row.getString("reasons"),
                Columns.decimal(row, "score"),
                Columns.decimal(row, "false_match_rate"),
                Columns.decimal(row, "pad_score"),
                Columns.number(row, "reference_bytes"),
                Columns.number(row, "probe_bytes"),
                Columns.text(row, "reference_hash"),
                Columns.text(row, "probe_hash"),
                row.getString("evidence"));
    }
}
