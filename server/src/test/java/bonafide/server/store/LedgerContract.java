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
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How a store lets calls in and ends them, whatever database it is kept in. */
interface LedgerContract {
    StoreUnderTest ledger();

    @Test
    default void anAdmittedCallIsOpenThenCompletedInTheAuditTrail() {
        var call = ledger().call(ledger().newKey("acme"));
        var admitted = ledger().admitted(call);
        assertThat(ledger().state(call)).isEqualTo(State.ADMITTED);
        ledger().node().complete(admitted, Calls.passed());
        assertThat(ledger().state(call)).isEqualTo(State.COMPLETED);
        assertThat(ledger().quotaUsed("acme")).isEqualTo(1);
    }

    @Test
    default void aCallCannotBeClosedTwice() {
        var admitted = ledger().admitted(ledger().call(ledger().newKey("acme")));
        ledger().node().complete(admitted, Calls.passed());
        assertThatThrownBy(() -> ledger().node().reject(admitted, "BUSY"))
                .isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    default void refusesAUsedNonceOfTheSameKeyOnly() {
        var key = ledger().newKey("acme");
        var call = ledger().call(key);
        ledger().admitted(call);
        assertThat(ledger().node().admit(Calls.withContent(call, "other"))).isEqualTo(new Refused(Refusal.NONCE_USED));
        ledger().admitted(Calls.withKey(call, ledger().newKey("acme")));
    }

    @Test
    default void tellsAnIdenticalResendFromAReplayedNonceAndCountsItOnce() {
        var call = ledger().call(ledger().newKey("acme"));
        ledger().admitted(call);
        assertThat(ledger().node().admit(Calls.withRequestId(call, "again"))).isEqualTo(new Resent(call.requestId()));
        assertThat(ledger().quotaUsed("acme")).isEqualTo(1);
    }

    @Test
    default void keepsANonceForThirtyOneMinutesAndNoTimestampOutlivesIt() {
        var key = ledger().newKey("acme");
        var signedAhead = ledger().call(key, ledger().clock().instant().plus(Duration.ofMinutes(15)));
        ledger().admitted(signedAhead);
        for (int minute = 1; minute <= 40; minute++) {
            ledger().clock().advance(Duration.ofMinutes(1));
            ledger().forgetNonces();
            assertThat(ledger().node().admit(Calls.withContent(signedAhead, "c" + minute)))
                    .isInstanceOf(Refused.class);
        }
        assertThat(ledger().nonces()).isZero();
    }

    @Test
    default void refusesTimestampsOutsideFifteenMinutesByTheStoresClock() {
        var key = ledger().newKey("acme");
        var now = ledger().clock().instant();
        for (var offset : new int[] {-901, 901}) {
            assertThat(ledger().node().admit(ledger().call(key, now.plusSeconds(offset))))
                    .isEqualTo(new Refused(Refusal.TIMESTAMP_EXPIRED));
        }
        ledger().admitted(ledger().call(key, now.plusSeconds(-899)));
        ledger().admitted(ledger().call(key, now.plusSeconds(899)));
    }

    @Test
    default void aClockSetBackReopensNothingThatWasForgotten() {
        var key = ledger().newKey("acme");
        var call = ledger().call(key);
        ledger().admitted(call);
        ledger().clock().advance(Duration.ofDays(1));
        ledger().forgetNonces();
        assertThat(ledger().nonces()).isZero();
        ledger().clock().advance(Duration.ofDays(-1));
        assertThat(ledger().node().admit(call)).isEqualTo(new Refused(Refusal.TIMESTAMP_EXPIRED));
        ledger().admitted(ledger().call(key, ledger().clock().instant().plusMillis(1)));
    }

    @Test
    default void aRefusedCallLeavesNothingBehind() {
        var call = ledger().call(
                        ledger().newKey("acme"), ledger().clock().instant().minusSeconds(3600));
        ledger().node().admit(call);
        assertThat(ledger().nonces()).isZero();
        assertThat(ledger().quotaUsed("acme")).isZero();
        assertThat(ledger().auditRows()).isZero();
    }

    @Test
    default void sixteenCopiesOfOneCallAreAdmittedOnce() throws Exception {
        var key = ledger().newKey("acme");
        var copies = new ArrayList<Callable<Boolean>>();
        var call = ledger().call(key);
        for (int i = 0; i < 16; i++) {
            var copy = Calls.withRequestId(call, "copy-" + i);
            copies.add(() -> ledger().node().admit(copy) instanceof Admitted);
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            long admitted =
                    threads.invokeAll(copies).stream().filter(Future::resultNow).count();
            assertThat(admitted).isEqualTo(1);
        }
        assertThat(ledger().quotaUsed("acme")).isEqualTo(1);
    }

    @Test
    default void aStartClosesWhatACrashLeftOpenGivesTheQuotaBackAndKeepsTheNonce() {
        var call = ledger().call(ledger().newKey("acme"));
        ledger().admitted(call);
        ledger().crashAndRestart();
        assertThat(ledger().state(call)).isEqualTo(State.ABORTED);
        assertThat(ledger().quotaUsed("acme")).isZero();
        assertThat(ledger().node().admit(Calls.withContent(call, "other"))).isEqualTo(new Refused(Refusal.NONCE_USED));
    }

    @Test
    default void hostileTextFitsIntoARow() {
        AccessKey key = ledger().newKey("acme");
        var call = Calls.withTexts(ledger().call(key), "nonce\0\u0001\ud800", "0084\r\n\u001b[2J${jndi}");
        ledger().admitted(call);
        assertThat(ledger().record(call).resourceCode()).isEqualTo("0084\\u000d\\u000a\\u001b[2J${jndi}");
    }

    @Test
    default void theMarkOfForgottenNoncesOnlyEverRises() {
        var key = ledger().newKey("acme");
        var ahead = ledger().call(key, ledger().clock().instant().plusSeconds(600));
        ledger().admitted(ahead);
        ledger().clock().advance(Duration.ofHours(1));
        ledger().forgetNonces();
        ledger().clock().advance(Duration.ofHours(-1));
        ledger().admitted(ledger().call(key, ledger().clock().instant().plusSeconds(601)));
        ledger().clock().advance(Duration.ofHours(-1));
        ledger().forgetNonces();
        ledger().clock().advance(Duration.ofHours(1));
        assertThat(ledger().node().admit(ahead)).isEqualTo(new Refused(Refusal.TIMESTAMP_EXPIRED));
    }
}
