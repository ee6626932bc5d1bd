package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.access.AccessKey;
import bonafide.server.audit.AuditSearch.Counts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditHoursTest {
    private static final Duration STEP = Duration.ofHours(2);

    @TempDir
    Path folder;

    private StoreUnderTest store;
    private Database database;
    private Instant begin;

    @BeforeEach
    void makeCallsInFourHours() {
        store = new StoreUnderTest(StoreSettings.embedded(folder));
        database = store.database();
        begin = store.clock().instant();
        var keys = new AccessKey[] {store.newKey("acme"), store.newKey("other")};
        for (int i = 0; i < 12; i++) {
            var call = store.call(keys[i % 3 == 0 ? 1 : 0]);
            store.node().complete(store.admitted(call), i % 4 == 0 ? Calls.noFace() : Calls.passed());
            store.clock().advance(Duration.ofMinutes(20));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void countsAreTheSameFromHoursAndFromRows() {
        var all = counts(null);
        var acme = counts("acme");
        assertThat(all.scores()).containsEntry(96, 9L);
        assertThat(all.reasons()).containsExactly(Map.entry("PROBE:NO_FACE", 3L));

        new AuditHours(database).sumUp();
        assertThat(database.<Long>read(AuditHours::until)).isGreaterThan(begin.toEpochMilli() + 2 * AuditHours.HOUR);
        assertThat(counts(null)).isEqualTo(all);
        assertThat(counts("acme")).isEqualTo(acme);
    }

    @Test
    void anHourIsSummedUpOnceHoweverOftenItIsAsked() {
        var all = counts(null);
        var hours = new AuditHours(database);
        hours.sumUp();
        hours.sumUp();
        new AuditHours(database).sumUp();
        assertThat(counts(null)).isEqualTo(all);
    }

    @Test
    void anHourInWhichACallMayStillBeOpenIsReadFromItsRows() {
        var call = store.call(store.newKey("late"));
        var admitted = store.admitted(call);
        new AuditHours(database).sumUp();
        store.node().complete(admitted, Calls.passed());
        assertThat(counts("late").scores()).containsEntry(96, 1L);
    }

    @Test
    void hoursBeyondTheRetentionAreForgotten() {
        var hours = new AuditHours(database);
        hours.sumUp();
        hours.forget(store.clock().instant());
        assertThat(counts(null).scores().values().stream().mapToLong(n -> n).sum())
                .isLessThan(9);
    }

    private Counts counts(@Nullable String account) {
        return store.store()
                .auditSearch()
                .count(begin.minus(STEP), store.clock().instant().plusSeconds(1), STEP, account);
    }
}
