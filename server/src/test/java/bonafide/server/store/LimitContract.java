package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.access.Accounts.QuotaUse;
import bonafide.server.access.Ledger.Admission.Admitted;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.audit.AuditRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What an account may do: activation, resource codes, quotas, rates, policies. */
interface LimitContract {
    StoreUnderTest ledger();

    @Test
    default void anUnassessableOrRejectedCallGivesItsQuotaBack() {
        var key = ledger().newKey("acme");
        ledger().node().complete(ledger().admitted(ledger().call(key)), Calls.noFace());
        assertThat(ledger().quotaUsed("acme")).isZero();
        var rejected = ledger().call(key);
        ledger().node().reject(ledger().admitted(rejected), "INVALID_PARAMETERS");
        assertThat(ledger().quotaUsed("acme")).isZero();
        assertThat(ledger().state(rejected)).isEqualTo(State.REJECTED);
    }

    @Test
    default void anAccountThatIsNotActivatedIsRefused() {
        var key = ledger().newKey("acme");
        var now = ledger().clock().instant();
        ledger().store().accounts().activate("acme", now.plusSeconds(60), now.plusSeconds(120));
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.SERVICE_NOT_ACTIVATED);
        ledger().clock().advance(Duration.ofSeconds(60));
        ledger().admitted(ledger().call(key));
        ledger().clock().advance(Duration.ofSeconds(60));
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.SERVICE_NOT_ACTIVATED);
        ledger().store().accounts().activate("acme", now, null);
        ledger().admitted(ledger().call(key));
        ledger().store().accounts().deactivate("acme");
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.SERVICE_NOT_ACTIVATED);
    }

    @Test
    default void onlyAllowedResourceCodesAreAdmittedOnceSomeAreNamed() {
        var key = ledger().newKey("acme");
        ledger().store().accounts().allowResourceCodes("acme", Set.of("00650000"));
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.RESOURCE_CODE_NOT_ALLOWED);
        ledger().store().accounts().allowResourceCodes("acme", Set.of("00650000", "00840000"));
        ledger().admitted(ledger().call(key));
    }

    @Test
    default void theDailyQuotaIsExactAndStartsAnewAtMidnightOfItsZone() {
        var key = ledger().newKey("acme");
        ledger().store().accounts().limitPerDay("acme", 2L);
        for (int day = 0; day < 2; day++) {
            ledger().node().complete(ledger().admitted(ledger().call(key)), Calls.passed());
            ledger().node().complete(ledger().admitted(ledger().call(key)), Calls.passed());
            assertThat(ledger().refusal(key)).isEqualTo(Refusal.QUOTA_EXCEEDED);
            ledger().clock().advance(Duration.ofHours(12));
        }
        assertThat(ledger().store().accounts().quotaUse())
                .containsExactly(new QuotaUse("acme", "2026-03-02", 2, 2L), new QuotaUse("acme", "2026-03-01", 2, 2L));
    }

    @Test
    default void aQuotaOfZeroLetsNothingIn() {
        var key = ledger().newKey("acme");
        ledger().store().accounts().limitPerDay("acme", 0L);
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.QUOTA_EXCEEDED);
    }

    @Test
    default void racingCallsNeverPassTheQuota() throws Exception {
        var key = ledger().newKey("acme");
        ledger().store().accounts().limitPerDay("acme", 20L);
        var calls = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 60; i++) {
            var call = ledger().call(key);
            calls.add(() -> ledger().node().admit(call) instanceof Admitted);
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            long admitted =
                    threads.invokeAll(calls).stream().filter(Future::resultNow).count();
            assertThat(admitted).isEqualTo(20);
        }
        assertThat(ledger().quotaUsed("acme")).isEqualTo(20);
    }

    @Test
    default void callsPerSecondAreCountedBySecondsOfTheStoresClock() {
        var key = ledger().newKey("acme");
        ledger().store().accounts().limitPerSecond("acme", 3L);
        for (int second = 0; second < 2; second++) {
            for (int i = 0; i < 3; i++) {
                ledger().admitted(ledger().call(key));
            }
            assertThat(ledger().refusal(key)).isEqualTo(Refusal.TOO_MANY_CALLS_PER_SECOND);
            ledger().clock().advance(Duration.ofSeconds(1));
        }
    }

    @Test
    default void theClosestPolicyIsInForceAndEachDecisionNamesItsVersion() {
        var key = ledger().newKey("acme");
        var book = ledger().store().policies();
        assertThat(ledger().admitted(ledger().call(key)).policyVersion()).isEqualTo("default/1");
        book.put("*", "00840000", Calls.policy(1e-4));
        assertThat(ledger().admitted(ledger().call(key)).policyVersion()).isEqualTo("*/00840000/1");
        book.put("acme", "*", Calls.policy(1e-3));
        assertThat(book.put("acme", "*", Calls.policy(1e-2))).isEqualTo("acme/*/2");
        assertThat(book.put("acme", "*", Calls.policy(1e-2))).isEqualTo("acme/*/2");
        var admitted = ledger().admitted(ledger().call(key));
        assertThat(admitted.policyVersion()).isEqualTo("acme/*/2");
        assertThat(admitted.policy()).isEqualTo(Calls.policy(1e-2));
        assertThat(book.history()).hasSize(3);
    }

    @Test
    default void aRateOfZeroLetsNothingIn() {
        var key = ledger().newKey("acme");
        ledger().store().accounts().limitPerSecond("acme", 0L);
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.TOO_MANY_CALLS_PER_SECOND);
    }

    @Test
    default void aCallCountedLateBeginsNoSecondAnewButAClockSetBackDoes() {
        var key = ledger().newKey("acme");
        ledger().store().accounts().activate("acme", Instant.EPOCH, null);
        ledger().store().accounts().limitPerSecond("acme", 1L);
        ledger().admitted(ledger().call(key));
        ledger().clock().advance(Duration.ofSeconds(-1));
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.TOO_MANY_CALLS_PER_SECOND);
        ledger().clock().advance(Duration.ofSeconds(1));
        assertThat(ledger().refusal(key)).isEqualTo(Refusal.TOO_MANY_CALLS_PER_SECOND);
        ledger().clock().advance(Duration.ofMinutes(-5));
        ledger().admitted(ledger().call(key));
    }

    @Test
    default void quotaIsGivenBackToTheDayItWasTakenFrom() {
        var key = ledger().newKey("acme");
        ledger().store().accounts().limitPerDay("acme", 5L);
        ledger().clock().advance(Duration.ofHours(12).minusMillis(1));
        var lateInTheDay = ledger().admitted(ledger().call(key));
        ledger().clock().advance(Duration.ofMillis(1));
        ledger().node().complete(ledger().admitted(ledger().call(key)), Calls.passed());
        ledger().node().complete(lateInTheDay, Calls.noFace());
        assertThat(ledger().store().accounts().quotaUse())
                .containsExactly(new QuotaUse("acme", "2026-03-02", 1, 5L), new QuotaUse("acme", "2026-03-01", 0, 5L));
    }

    @Test
    default void countsTheAttacksOnAReferenceForADayAndForItsAccountAlone() {
        var acme = ledger().newKey("acme");
        var other = ledger().newKey("other");
        ledger().node().complete(ledger().admitted(ledger().call(acme)), Calls.attack());
        ledger().node().complete(ledger().admitted(ledger().call(acme)), Calls.uncertain());
        ledger().node().complete(ledger().admitted(ledger().call(acme)), Calls.passed());
        ledger().node().complete(ledger().admitted(ledger().call(acme)), Calls.noFace());
        ledger().node().complete(ledger().admitted(ledger().call(other)), Calls.attack());

        var now = ledger().admitted(ledger().call(acme));
        assertThat(ledger().node().attackTries(now, Calls.REFERENCE)).isEqualTo(2);
        assertThat(ledger().node().attackTries(now, "cc".repeat(32))).isZero();

        ledger().clock().advance(Duration.ofDays(1));
        var nextDay = ledger().admitted(ledger().call(acme));
        assertThat(ledger().node().attackTries(nextDay, Calls.REFERENCE)).isZero();
    }
}
