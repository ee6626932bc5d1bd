package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.server.access.AccessKey;
import bonafide.server.access.Ledger.Admission.Admitted;
import bonafide.server.access.Ledger.Admission.Refused;
import bonafide.server.access.Ledger.Admission.Resent;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.access.LedgerUnavailableException;
import bonafide.server.audit.AuditRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            long admitted = threads.invokeAll(copies).stream()
                    .filter(done -> done.resultNow())
                    .count();
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
}
