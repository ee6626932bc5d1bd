package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.server.access.LedgerUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest extends StoreContract {
    private static @Nullable PostgresServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = PostgresServer.forStores(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aReportMayTakeLongAndClosesNothingForCalls(@TempDir Path other) throws IOException {
        var patient = settings(other);
        var settings = new StoreSettings(
                other,
                patient.url(),
                patient.masterKey(),
                patient.quotaZone(),
                patient.auditRetention(),
                Duration.ofMillis(200));
        try (var database = new Database(settings, Dialect.POSTGRESQL.clock(InstantSource.system()))) {
            database.failFast(() -> {});
            database.report(handle -> handle.execute("SELECT pg_sleep(0.5)"));
            assertThatThrownBy(() -> database.read(handle -> handle.execute("SELECT pg_sleep(0.5)")))
                    .isInstanceOf(LedgerUnavailableException.class);
            assertThat(database.isAvailable()).isTrue();
        }
    }

    @Test
    void aDatabaseThatTakesNoWritesIsNotAvailableUntilItDoes(@TempDir Path other) throws IOException {
        var settings = settings(other);
        var told = new AtomicInteger();
        try (var database = new Database(settings, Dialect.POSTGRESQL.clock(InstantSource.system()))) {
            database.failFast(told::incrementAndGet);
            assertThatThrownBy(() -> database.change(handle -> {
                        handle.execute("SET TRANSACTION READ ONLY");
                        handle.execute("CREATE TABLE anything (value BIGINT)");
                    }))
                    .isInstanceOf(LedgerUnavailableException.class);
            assertThat(database.isAvailable()).isFalse();
            assertThat(database.probe(handle -> {
                        handle.execute("SET TRANSACTION READ ONLY");
                        handle.execute("CREATE TABLE anything (value BIGINT)");
                    }))
                    .isFalse();
            assertThat(told).as("times a probe was asked for").hasValue(1);
            assertThat(database.probe(handle -> handle.execute("CREATE TABLE anything (value BIGINT)")))
                    .isTrue();
            assertThat(database.isAvailable()).isTrue();
        }
    }

    @Override
    StoreSettings settings(Path dataFolder) throws IOException {
        return Objects.requireNonNull(server).settings(dataFolder);
    }
}
