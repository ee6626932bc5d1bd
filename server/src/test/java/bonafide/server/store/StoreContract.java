package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.server.access.AccessKey;
import bonafide.server.access.Accounts.QuotaUse;
import bonafide.server.access.Ledger.Admission.Admitted;
import bonafide.server.access.Ledger.Admission.Refused;
import bonafide.server.access.Ledger.Admission.Resent;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.access.LedgerUnavailableException;
import bonafide.server.audit.AuditRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store does whatever database it is kept in; run once for each. */
abstract class StoreContract {
    @TempDir
    Path dataFolder;

    private StoreUnderTest store;

    /** Settings of an empty store. */
    abstract StoreSettings settings(Path dataFolder) throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = new StoreUnderTest(settings(dataFolder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewKeyIsFoundWithItsSecret() {
        var created = store.store().keys().create("acme");
        var found = store.store().accessKeys().find(created.accessKeyId()).orElseThrow();
        assertThat(found.account()).isEqualTo("acme");
        assertThat(found.active()).isTrue();
        assertThat(found.secrets()).hasSize(1);
        assertThat(found.secrets().getFirst().utf8()).isEqualTo(created.secret().utf8());
    }

    @Test
    void unknownAndMalformedKeyIdsAreNotFound() {
        assertThat(store.store().accessKeys().find("BFunknown")).isEmpty();
        assertThat(store.store().accessKeys().find("a\0b")).isEmpty();
        assertThat(store.store().accessKeys().find("x".repeat(10_000))).isEmpty();
    }

    @Test
    void aDisabledKeyIsInactiveAtOnceAndAnEnabledOneActiveAgain() {
        var key = store.newKey("acme");
        store.store().keys().setEnabled(key.id(), false);
        assertThat(store.find(key).active()).isFalse();
        store.store().keys().setEnabled(key.id(), true);
        assertThat(store.find(key).active()).isTrue();
    }

    @Test
    void aKeyExpires() {
        var key = store.newKey("acme");
        store.store().keys().setExpiry(key.id(), store.clock().instant().plusSeconds(60));
        assertThat(store.find(key).active()).isTrue();
        store.clock().advance(Duration.ofSeconds(60));
        assertThat(store.find(key).active()).isFalse();
    }

    @Test
    void twoSecretsHoldWhileOneIsReplacedAndAThirdIsRefused() {
        var key = store.newKey("acme");
        var second = store.store().keys().addSecret(key.id());
        assertThat(store.find(key).secrets()).hasSize(2);
        assertThatThrownBy(() -> store.store().keys().addSecret(key.id())).hasMessageContaining("two secrets");
        store.store().keys().retireOldSecrets(key.id());
        assertThat(store.find(key).secrets()).hasSize(1);
        assertThat(store.find(key).secrets().getFirst().utf8())
                .isEqualTo(second.secret().utf8());
    }

    @Test
    void operationsOnAnUnknownKeyNameIt() {
        assertThatThrownBy(() -> store.store().keys().setEnabled("BFnone", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BFnone");
    }

    @Test
    void anAdmittedCallIsOpenThenCompletedInTheAuditTrail() {
        var call = store.call(store.newKey("acme"));
        var admitted = store.admitted(call);
        assertThat(store.state(call)).isEqualTo(State.ADMITTED);
        store.node().complete(admitted, Calls.passed());
        assertThat(store.state(call)).isEqualTo(State.COMPLETED);
        assertThat(store.quotaUsed("acme")).isEqualTo(1);
    }

    @Test
    void anUnassessableOrRejectedCallGivesItsQuotaBack() {
        var key = store.newKey("acme");
        store.node().complete(store.admitted(store.call(key)), Calls.noFace());
        assertThat(store.quotaUsed("acme")).isZero();
        var rejected = store.call(key);
        store.node().reject(store.admitted(rejected), "INVALID_PARAMETERS");
        assertThat(store.quotaUsed("acme")).isZero();
        assertThat(store.state(rejected)).isEqualTo(State.REJECTED);
    }

    @Test
    void aCallCannotBeClosedTwice() {
        var admitted = store.admitted(store.call(store.newKey("acme")));
        store.node().complete(admitted, Calls.passed());
        assertThatThrownBy(() -> store.node().reject(admitted, "BUSY")).isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    void refusesAUsedNonceOfTheSameKeyOnly() {
        var key = store.newKey("acme");
        var call = store.call(key);
        store.admitted(call);
        assertThat(store.node().admit(Calls.withContent(call, "other"))).isEqualTo(new Refused(Refusal.NONCE_USED));
        store.admitted(Calls.withKey(call, store.newKey("acme")));
    }

    @Test
    void tellsAnIdenticalResendFromAReplayedNonceAndCountsItOnce() {
        var call = store.call(store.newKey("acme"));
        store.admitted(call);
        assertThat(store.node().admit(Calls.withRequestId(call, "again"))).isEqualTo(new Resent(call.requestId()));
        assertThat(store.quotaUsed("acme")).isEqualTo(1);
    }

    @Test
    void keepsANonceForThirtyOneMinutesAndNoTimestampOutlivesIt() {
        var key = store.newKey("acme");
        var signedAhead = store.call(key, store.clock().instant().plus(Duration.ofMinutes(15)));
        store.admitted(signedAhead);
        for (int minute = 1; minute <= 40; minute++) {
            store.clock().advance(Duration.ofMinutes(1));
            store.forgetNonces();
            assertThat(store.node().admit(Calls.withContent(signedAhead, "c" + minute)))
                    .isInstanceOf(Refused.class);
        }
        assertThat(store.nonces()).isZero();
    }

    @Test
    void refusesTimestampsOutsideFifteenMinutesByTheStoresClock() {
        var key = store.newKey("acme");
        var now = store.clock().instant();
        for (var offset : new int[] {-901, 901}) {
            assertThat(store.node().admit(store.call(key, now.plusSeconds(offset))))
                    .isEqualTo(new Refused(Refusal.TIMESTAMP_EXPIRED));
        }
        store.admitted(store.call(key, now.plusSeconds(-899)));
        store.admitted(store.call(key, now.plusSeconds(899)));
    }

    @Test
    void aClockSetBackReopensNothingThatWasForgotten() {
        var key = store.newKey("acme");
        var call = store.call(key);
        store.admitted(call);
        store.clock().advance(Duration.ofDays(1));
        store.forgetNonces();
        assertThat(store.nonces()).isZero();
        store.clock().advance(Duration.ofDays(-1));
        assertThat(store.node().admit(call)).isEqualTo(new Refused(Refusal.TIMESTAMP_EXPIRED));
        store.admitted(store.call(key, store.clock().instant().plusMillis(1)));
    }

    @Test
    void aRefusedCallLeavesNothingBehind() {
        var call = store.call(store.newKey("acme"), store.clock().instant().minusSeconds(3600));
        store.node().admit(call);
        assertThat(store.nonces()).isZero();
        assertThat(store.quotaUsed("acme")).isZero();
        assertThat(store.auditRows()).isZero();
    }

    @Test
    void sixteenCopiesOfOneCallAreAdmittedOnce() throws Exception {
        var key = store.newKey("acme");
        var copies = new ArrayList<Callable<Boolean>>();
        var call = store.call(key);
        for (int i = 0; i < 16; i++) {
            var copy = Calls.withRequestId(call, "copy-" + i);
            copies.add(() -> store.node().admit(copy) instanceof Admitted);
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            long admitted =
                    threads.invokeAll(copies).stream().filter(Future::resultNow).count();
            assertThat(admitted).isEqualTo(1);
        }
        assertThat(store.quotaUsed("acme")).isEqualTo(1);
    }

    @Test
    void aStartClosesWhatACrashLeftOpenGivesTheQuotaBackAndKeepsTheNonce() {
        var call = store.call(store.newKey("acme"));
        store.admitted(call);
        store.crashAndRestart();
        assertThat(store.state(call)).isEqualTo(State.ABORTED);
        assertThat(store.quotaUsed("acme")).isZero();
        assertThat(store.node().admit(Calls.withContent(call, "other"))).isEqualTo(new Refused(Refusal.NONCE_USED));
    }

    @Test
    void hostileTextFitsIntoARow() {
        AccessKey key = store.newKey("acme");
        var call = Calls.withTexts(store.call(key), "nonce\0\u0001\ud800", "0084\r\n\u001b[2J${jndi}");
        store.admitted(call);
        assertThat(store.record(call).resourceCode()).isEqualTo("0084\\u000d\\u000a\\u001b[2J${jndi}");
    }

    @Test
    void anAccountThatIsNotActivatedIsRefused() {
        var key = store.newKey("acme");
        var now = store.clock().instant();
        store.store().accounts().activate("acme", now.plusSeconds(60), now.plusSeconds(120));
        assertThat(store.refusal(key)).isEqualTo(Refusal.SERVICE_NOT_ACTIVATED);
        store.clock().advance(Duration.ofSeconds(60));
        store.admitted(store.call(key));
        store.clock().advance(Duration.ofSeconds(60));
        assertThat(store.refusal(key)).isEqualTo(Refusal.SERVICE_NOT_ACTIVATED);
        store.store().accounts().activate("acme", now, null);
        store.admitted(store.call(key));
        store.store().accounts().deactivate("acme");
        assertThat(store.refusal(key)).isEqualTo(Refusal.SERVICE_NOT_ACTIVATED);
    }

    @Test
    void onlyAllowedResourceCodesAreAdmittedOnceSomeAreNamed() {
        var key = store.newKey("acme");
        store.store().accounts().allowResourceCodes("acme", Set.of("00650000"));
        assertThat(store.refusal(key)).isEqualTo(Refusal.RESOURCE_CODE_NOT_ALLOWED);
        store.store().accounts().allowResourceCodes("acme", Set.of("00650000", "00840000"));
        store.admitted(store.call(key));
    }

    @Test
    void theDailyQuotaIsExactAndStartsAnewAtMidnightOfItsZone() {
        var key = store.newKey("acme");
        store.store().accounts().limitPerDay("acme", 2L);
        for (int day = 0; day < 2; day++) {
            store.node().complete(store.admitted(store.call(key)), Calls.passed());
            store.node().complete(store.admitted(store.call(key)), Calls.passed());
            assertThat(store.refusal(key)).isEqualTo(Refusal.QUOTA_EXCEEDED);
            store.clock().advance(Duration.ofHours(12));
        }
        assertThat(store.store().accounts().quotaUse())
                .containsExactly(new QuotaUse("acme", "2026-03-02", 2, 2L), new QuotaUse("acme", "2026-03-01", 2, 2L));
    }

    @Test
    void aQuotaOfZeroLetsNothingIn() {
        var key = store.newKey("acme");
        store.store().accounts().limitPerDay("acme", 0L);
        assertThat(store.refusal(key)).isEqualTo(Refusal.QUOTA_EXCEEDED);
    }

    @Test
    void racingCallsNeverPassTheQuota() throws Exception {
        var key = store.newKey("acme");
        store.store().accounts().limitPerDay("acme", 20L);
        var calls = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 60; i++) {
            var call = store.call(key);
            calls.add(() -> store.node().admit(call) instanceof Admitted);
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            long admitted =
                    threads.invokeAll(calls).stream().filter(Future::resultNow).count();
            assertThat(admitted).isEqualTo(20);
        }
        assertThat(store.quotaUsed("acme")).isEqualTo(20);
    }

    @Test
    void callsPerSecondAreCountedBySecondsOfTheStoresClock() {
        var key = store.newKey("acme");
        store.store().accounts().limitPerSecond("acme", 3L);
        for (int second = 0; second < 2; second++) {
            for (int i = 0; i < 3; i++) {
                store.admitted(store.call(key));
            }
            assertThat(store.refusal(key)).isEqualTo(Refusal.TOO_MANY_CALLS_PER_SECOND);
            store.clock().advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void theClosestPolicyIsInForceAndEachDecisionNamesItsVersion() {
        var key = store.newKey("acme");
        var book = store.store().policies();
        assertThat(store.admitted(store.call(key)).policyVersion()).isEqualTo("default/1");
        book.put("*", "00840000", Calls.policy(1e-4));
        assertThat(store.admitted(store.call(key)).policyVersion()).isEqualTo("*/00840000/1");
        book.put("acme", "*", Calls.policy(1e-3));
        assertThat(book.put("acme", "*", Calls.policy(1e-2))).isEqualTo("acme/*/2");
        assertThat(book.put("acme", "*", Calls.policy(1e-2))).isEqualTo("acme/*/2");
        var admitted = store.admitted(store.call(key));
        assertThat(admitted.policyVersion()).isEqualTo("acme/*/2");
        assertThat(admitted.policy()).isEqualTo(Calls.policy(1e-2));
        assertThat(book.history()).hasSize(3);
    }

    @Test
    void theTrailIsWholeAfterCallsEventsAndACrash() {
        store.someCalls();
        store.crashAndRestart();
        var check = store.store().auditLog().check(store.store().auditLog().heads());
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
    void anyChangedRemovedOrReorderedRowIsFound(String forgery) {
        store.someCalls();
        store.database().change(handle -> handle.execute(forgery));
        assertThat(store.store().auditLog().check(List.of()).findings()).isNotEmpty();
    }

    @Test
    void aChainCutAtItsEndWithItsHeadIsFoundByAnAnchor() {
        store.someCalls();
        var anchors = store.store().auditLog().heads();
        store.database().change(handle -> {
            handle.execute("DELETE FROM audit WHERE node = 'node-1' AND chain_position = 3");
            handle.execute("UPDATE nodes SET head_position = 2, head_hash ="
                    + " (SELECT chain_hash FROM audit WHERE node = 'node-1' AND chain_position = 2)"
                    + " WHERE name = 'node-1'");
        });
        assertThat(store.store().auditLog().check(List.of()).findings()).isEmpty();
        assertThat(store.store().auditLog().check(anchors).findings()).isNotEmpty();
    }

    @Test
    void pruningKeepsTheRestProvable() {
        store.someCalls();
        store.clock().advance(Duration.ofDays(31));
        store.someCalls();
        long pruned = store.store().auditLog().prune(store.clock().instant().minus(Duration.ofDays(30)));
        assertThat(pruned).isGreaterThanOrEqualTo(3);
        assertThat(store.store().auditLog().check(List.of()).findings()).isEmpty();
        assertThat(store.store().auditLog().prune(store.clock().instant().minus(Duration.ofDays(30))))
                .isZero();
    }

    @Test
    void countsCallsPerDayAndOutcome() {
        store.someCalls();
        var statistics = store.store()
                .auditLog()
                .statistics(Instant.EPOCH, store.clock().instant().plusSeconds(1));
        assertThat(statistics)
                .isEqualTo(Map.of("2026-03-01", Map.of("PASSED", 1L, "UNASSESSABLE", 1L, "REJECTED", 1L)));
    }

    @Test
    void aSchemaNewerThanTheProgramIsRefused() throws IOException {
        store.database()
                .change(handle ->
                        handle.execute("INSERT INTO flyway_schema_history (installed_rank, version, description,"
                                + " type, script, installed_by, execution_time, success)"
                                + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, TRUE)"));
        assertThatThrownBy(store::reopen).isInstanceOf(StoreException.class).hasMessageContaining("schema version 99");
    }

    @Test
    void swappedCiphertextsDoNotOpen() {
        var one = store.newKey("acme");
        var other = store.newKey("acme");
        store.database().change(handle -> {
            handle.createUpdate("UPDATE key_secrets SET sealed = (SELECT sealed FROM key_secrets WHERE key_id = :other)"
                            + " WHERE key_id = :one")
                    .bind("one", one.id())
                    .bind("other", other.id())
                    .execute();
        });
        assertThatThrownBy(() -> store.find(one))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("changed or moved");
    }

    @Test
    void anotherMasterKeyIsRefusedAtTheStart() throws IOException {
        MasterKeys.write(dataFolder.resolve("master.key"), List.of(MasterKeys.generate(new SecureRandom())));
        assertThatThrownBy(store::reopen).isInstanceOf(StoreException.class).hasMessageContaining("another master key");
    }

    @Test
    void aSecondNodeOnTheSameDataFolderIsRefused() {
        assertThatThrownBy(store::joinAgain)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Another server is running");
    }
}
