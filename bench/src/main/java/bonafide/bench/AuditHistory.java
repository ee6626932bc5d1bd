package bonafide.bench;

import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.Result;
import bonafide.server.audit.AuditRecord.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Ended calls of the past, written into an embedded store as the server would have linked them, in one transaction. */
final class AuditHistory {
    /** About as long as the evidence of a real call. */
    private static final String EVIDENCE =
            "{\"models\":{\"yunet\":\"" + "8f".repeat(32) + "\",\"sface\":\"" + "0b".repeat(32)
                    + "\"},\"reference\":{\"width\":1600,\"height\":1200,\"faces\":1,\"landmarkSpread\":0.0123},\"probe\":{\"width\":640,"
                    + "\"height\":480,\"faces\":1,\"landmarkSpread\":0.0098},\"cosine\":0.7012,\"totalMillis\":236.1,\"stepMillis\":{"
                    + "\"decode\":57.1,\"detect\":91.2,\"landmarks\":82.4,\"templates\":143.0,\"quality\":26.3,\"attack\":51.7}}";

    private AuditHistory() {}

    /**
     * @param folder the data folder of a store that no process has open
     * @param rows evenly spread over the 30 days before now
     */
    static void write(Path folder, String keyId, String account, int rows) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bonafide.db"))) {
            try (var statement = connection.createStatement()) {
                // Keys of a trail lie anywhere in its indexes: all of them are kept in memory until the end, 2 GB.
                statement.execute("PRAGMA cache_size = -2000000");
            }
            connection.setAutoCommit(false);
            write(connection, keyId, account, rows);
            connection.commit();
        }
    }

    private static void write(Connection connection, String keyId, String account, int rows) throws SQLException {
        String node;
        long head;
        String hash;
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT name, head_position, head_hash FROM nodes WHERE name <> 'operator'")) {
            found.next();
            node = found.getString(1);
            head = found.getLong(2);
            hash = found.getString(3);
        }
        var start = Instant.now().minus(Duration.ofDays(30));
        long step = Duration.ofDays(30).toMillis() / Math.max(1, rows);
        try (var insert = connection.prepareStatement("""
                INSERT INTO audit (request_id, node, state, admitted, key_id, account, service, resource_code,
                    policy_version, quota_day, finished, outcome, reasons, score, false_match_rate, pad_score,
                    reference_bytes, probe_bytes, reference_hash, probe_hash, evidence, chain_position, chain_hash)
                VALUES (?, ?, 'COMPLETED', ?, ?, ?, 'intl_face_verify', '00840000', 'default/1', ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < rows; i++) {
                var call = call(node, start.plusMillis(i * step), keyId, account, i);
                hash = call.chainHash(hash, head + 1 + i);
                bind(insert, call, head + 1 + i, hash);
                insert.addBatch();
                if (i % 1000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        try (var update =
                connection.prepareStatement("UPDATE nodes SET head_position = ?, head_hash = ? WHERE name = ?")) {
            update.setLong(1, head + rows);
            update.setString(2, hash);
            update.setString(3, node);
            update.executeUpdate();
        }
    }

    private static AuditRecord call(String node, Instant admitted, String keyId, String account, int number) {
        boolean passed = number % 10 != 0;
        var end = new Result(
                State.COMPLETED,
                admitted.plusMillis(240),
                passed ? "PASSED" : "NOT_PASSED",
                passed ? "" : "NO_MATCH",
                passed ? 97.5 : 12.25,
                passed ? 2e-6 : 0.61,
                -3.25,
                429_000L,
                58_000L,
                anyHash(),
                anyHash(),
                EVIDENCE);
        return new AuditRecord(
                        UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT),
                        node,
                        admitted,
                        keyId,
                        account,
                        "intl_face_verify",
                        "00840000",
                        "default/1",
                        admitted.toString().substring(0, 10),
                        null)
                .with(end);
    }

    /** Of one picture among all there are: as far from the next one's as in a real trail. */
    static String anyHash() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }

    private static void bind(java.sql.PreparedStatement insert, AuditRecord call, long position, String hash)
            throws SQLException {
        var end = java.util.Objects.requireNonNull(call.result());
        Object[] values = {
            call.requestId(),
            call.node(),
            call.admitted().toEpochMilli(),
            call.keyId(),
            call.account(),
            call.quotaDay(),
            end.finished().toEpochMilli(),
            end.outcome(),
            end.reasons(),
            end.score(),
            end.falseMatchRate(),
            end.padScore(),
            end.referenceBytes(),
            end.probeBytes(),
            end.referenceHash(),
            end.probeHash(),
            end.evidence(),
            position,
            hash
        };
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
    }
}
