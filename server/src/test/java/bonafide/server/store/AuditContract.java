package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audit trail of a store shows, whatever database it is kept in. */
interface AuditContract {
    StoreUnderTest ledger();

    @Test
    default void theTrailIsWholeAfterCallsEventsAndACrash() {
        ledger().someCalls();
        ledger().crashAndRestart();
        var check =
                ledger().store().auditLog().check(ledger().store().auditLog().heads());
        assertThat(check.findings()).isEmpty();
        assertThat(check.rows()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET score = 99.9 WHERE chain_position = 2 AND node = 'node-1'",
                "UPDATE audit SET outcome = 'PASSED' WHERE outcome = 'UNASSESSABLE'",
                "UPDATE audit SET account = 'other' WHERE chain_position = 1 AND node = 'node-1'",
                "DELETE FROM audit WHERE chain_position = 2 AND node = 'node-1'",
                "DELETE FROM audit WHERE chain_position = 1 AND node = 'node-1'",
                "DELETE FROM audit WHERE node = 'node-1' AND chain_position ="
                        + " (SELECT head_position FROM nodes WHERE name = 'node-1')",
                "UPDATE audit SET chain_position = -chain_position WHERE node = 'node-1'",
                "UPDATE audit SET chain_position = NULL WHERE node = 'node-1' AND chain_position = 3"
            })
    default void anyChangedRemovedOrReorderedRowIsFound(String forgery) {
        ledger().someCalls();
        ledger().database().change(handle -> handle.execute(forgery));
        assertThat(ledger().store().auditLog().check(List.of()).findings()).isNotEmpty();
    }

    @Test
    default void aChainCutAtItsEndWithItsHeadIsFoundByAnAnchor() {
        ledger().someCalls();
        var anchors = ledger().store().auditLog().heads();
        ledger().database().change(handle -> {
            handle.execute("DELETE FROM audit WHERE node = 'node-1' AND chain_position = 3");
            handle.execute("UPDATE nodes SET head_position = 2, head_hash ="
                    + " (SELECT chain_hash FROM audit WHERE node = 'node-1' AND chain_position = 2)"
                    + " WHERE name = 'node-1'");
        });
        assertThat(ledger().store().auditLog().check(List.of()).findings()).isEmpty();
        assertThat(ledger().store().auditLog().check(anchors).findings()).isNotEmpty();
    }

    @Test
    default void pruningKeepsTheRestProvable() {
        ledger().someCalls();
        ledger().clock().advance(Duration.ofDays(31));
        ledger().someCalls();
        long pruned =
                ledger().store().auditLog().prune(ledger().clock().instant().minus(Duration.ofDays(30)));
        assertThat(pruned).isGreaterThanOrEqualTo(3);
        assertThat(ledger().store().auditLog().check(List.of()).findings()).isEmpty();
        assertThat(ledger().store().auditLog().prune(ledger().clock().instant().minus(Duration.ofDays(30))))
                .isZero();
    }

    @Test
    default void countsCallsPerDayAndOutcome() {
        ledger().someCalls();
        var statistics = ledger().store()
                .auditLog()
                .statistics(Instant.EPOCH, ledger().clock().instant().plusSeconds(1));
        assertThat(statistics)
                .isEqualTo(Map.of("2026-03-01", Map.of("PASSED", 1L, "UNASSESSABLE", 1L, "REJECTED", 1L)));
    }

    @Test
    default void aChainRemovedWholeIsFoundByAnAnchor() {
        ledger().someCalls();
        var anchors = ledger().store().auditLog().heads();
        ledger().database().change(handle -> {
            handle.execute("DELETE FROM audit WHERE node = 'node-1'");
            handle.execute("DELETE FROM nodes WHERE name = 'node-1'");
        });
        assertThat(ledger().store().auditLog().check(anchors).findings())
                .anyMatch(finding -> finding.contains("node-1 is gone"));
    }

    @Test
    default void aChainCutAtItsStartByAnybodyElseIsFound() {
        ledger().someCalls();
        ledger().database().change(handle -> {
            handle.execute("UPDATE nodes SET pruned_position = 2, pruned_hash ="
                    + " (SELECT chain_hash FROM audit WHERE node = 'node-1' AND chain_position = 2)"
                    + " WHERE name = 'node-1'");
            handle.execute("DELETE FROM audit WHERE node = 'node-1' AND chain_position <= 2");
        });
        assertThat(ledger().store().auditLog().check(List.of()).findings())
                .singleElement()
                .asString()
                .contains("starts behind row 2");
    }

    @Test
    default void theProofOfAnEarlierPruningHidesNoLaterCut() {
        ledger().someCalls();
        ledger().clock().advance(Duration.ofDays(1));
        ledger().someCalls();
        ledger().store().auditLog().prune(ledger().clock().instant());
        assertThat(ledger().store().auditLog().check(List.of()).findings()).isEmpty();
        ledger().database().change(handle -> {
            handle.execute("UPDATE nodes SET pruned_position = 4, pruned_hash ="
                    + " (SELECT chain_hash FROM audit WHERE node = 'node-1' AND chain_position = 4)"
                    + " WHERE name = 'node-1'");
            handle.execute("DELETE FROM audit WHERE node = 'node-1' AND chain_position = 4");
        });
        assertThat(ledger().store().auditLog().check(List.of()).findings()).isNotEmpty();
    }

    @Test
    default void rowsThatEndAfterPruningBeganStay() {
        ledger().someCalls();
        var later = ledger().clock().instant().plusSeconds(60);
        assertThat(ledger().database().<Long>read(handle -> AuditPruning.firstToStay(handle, "node-1", later)))
                .as("all of the three rows are old, and a fourth would not be")
                .isEqualTo(4);
    }

    @Test
    default void severalNodesMayPruneAtOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            ledger().someCalls();
        }
        var old = ledger().clock().instant().plusSeconds(1);
        ledger().clock().advance(Duration.ofDays(1));
        ledger().someCalls();
        var prunings = Collections.nCopies(4, (Callable<Long>)
                () -> new AuditPruning(ledger().database(), ledger().store().receipts(), 2).prune(old));
        try (var threads = Executors.newFixedThreadPool(4)) {
            long pruned = 0;
            for (var pruning : threads.invokeAll(prunings)) {
                pruned += pruning.get();
            }
            assertThat(pruned).isGreaterThanOrEqualTo(30);
        }
        assertThat(ledger().store().auditLog().check(List.of()).findings()).isEmpty();
    }

    @Test
    default void aRowFitsUntilItIsChanged() {
        ledger().someCalls();
        var log = ledger().store().auditLog();
        var passed = ledger().requestIdOf("PASSED");
        var unassessable = ledger().requestIdOf("UNASSESSABLE");
        assertThat(log.fits(log.find(passed).orElseThrow())).isTrue();
        assertThat(log.fits(log.find(unassessable).orElseThrow())).isTrue();
        ledger().database().change(handle -> handle.execute("UPDATE audit SET score = 12 WHERE outcome = 'PASSED'"));
        assertThat(log.fits(log.find(passed).orElseThrow())).isFalse();
        assertThat(log.fits(log.find(unassessable).orElseThrow())).isTrue();
    }

    @Test
    default void aRowGivenAHashThatFitsItsNewValuesDoesNotFitItsSuccessor() {
        ledger().someCalls();
        var passed =
                ledger().store().auditLog().find(ledger().requestIdOf("PASSED")).orElseThrow();
        var result = java.util.Objects.requireNonNull(passed.call().result());
        var forged = passed.call().with(AuditRecord.Result.without(State.COMPLETED, result.finished(), "FORGED"));
        ledger().database()
                .change(handle -> handle.createUpdate("UPDATE audit SET outcome = NULL, reasons = 'FORGED',"
                                + " score = NULL, false_match_rate = NULL, pad_score = NULL, reference_bytes = NULL,"
                                + " probe_bytes = NULL, reference_hash = NULL, probe_hash = NULL, evidence = '{}',"
                                + " chain_hash = :hash WHERE request_id = :id")
                        .bind("hash", forged.chainHash(AuditRecord.CHAIN_START, 1))
                        .bind("id", forged.requestId())
                        .execute());
        var row = ledger().store().auditLog().find(forged.requestId()).orElseThrow();
        assertThat(ledger().store().auditLog().fits(row)).isFalse();
    }
}
