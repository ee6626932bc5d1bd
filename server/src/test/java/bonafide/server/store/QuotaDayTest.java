package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which day's quota a call is counted on, where clocks are set forward or back, at midnight too. */
class QuotaDayTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTC,              2026-03-01T23:59:59.999Z, 2026-03-01",
        "UTC,              2026-03-02T00:00:00Z,     2026-03-02",
        "Asia/Ho_Chi_Minh, 2026-03-01T16:59:59.999Z, 2026-03-01",
        "Asia/Ho_Chi_Minh, 2026-03-01T17:00:00Z,     2026-03-02",
        // A day of 23 hours.
        "Europe/Berlin,    2026-03-28T23:00:00Z,     2026-03-29",
        "Europe/Berlin,    2026-03-29T21:59:59.999Z, 2026-03-29",
        "Europe/Berlin,    2026-03-29T22:00:00Z,     2026-03-30",
        // A day of 25 hours.
        "Europe/Berlin,    2026-10-24T22:00:00Z,     2026-10-25",
        "Europe/Berlin,    2026-10-25T22:59:59.999Z, 2026-10-25",
        "Europe/Berlin,    2026-10-25T23:00:00Z,     2026-10-26",
        // Midnight is left out, from 00:00 to 01:00.
        "Africa/Cairo,     2026-04-23T21:59:59.999Z, 2026-04-23",
        "Africa/Cairo,     2026-04-23T22:00:00Z,     2026-04-24",
        // The hour before midnight comes twice.
        "Asia/Beirut,      2026-10-24T20:59:59.999Z, 2026-10-24",
        "Asia/Beirut,      2026-10-24T21:59:59.999Z, 2026-10-24",
        "Asia/Beirut,      2026-10-24T22:00:00Z,     2026-10-25"
    })
    void isTheDateInTheQuotasZone(String zone, Instant now, String day) {
        var embedded = StoreSettings.embedded(folder);
        var settings = new StoreSettings(
                folder, null, embedded.masterKey(), ZoneId.of(zone), embedded.auditRetention(), embedded.patience());
        try (var store = new StoreUnderTest(settings, now)) {
            var call = store.call(store.newKey("acme"));
            store.admitted(call);
            assertThat(store.record(call).quotaDay()).isEqualTo(day);
            assertThat(store.store().accounts().quotaUse())
                    .singleElement()
                    .satisfies(use -> assertThat(use.day()).isEqualTo(day));
            assertThat(store.store().accounts().quotaToday())
                    .isEqualTo(store.store().accounts().quotaUse());
            store.clock().advance(Duration.ofDays(2));
            assertThat(store.store().accounts().quotaToday()).isEmpty();
        }
    }
}
