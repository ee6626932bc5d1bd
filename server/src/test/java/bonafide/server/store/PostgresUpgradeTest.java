package bonafide.server.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresUpgradeTest extends UpgradeContract {
    private static @Nullable PostgresServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        assumeTrue(
                PostgresServer.binaries().isPresent(),
                "PostgreSQL is not installed (Debian: apt install postgresql): its half of the upgrade tests is skipped");
        PostgresServer.makeReachable(folder);
        server = PostgresServer.startUnsynced(folder.resolve("postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    StoreSettings settings(Path dataFolder) throws IOException {
        return new StoreSettings(
                dataFolder,
                Objects.requireNonNull(server).newDatabase(),
                new MasterKeySource.KeyFile(dataFolder.resolve("master.key")),
                ZoneId.of("UTC"),
                Duration.ofDays(30),
                Duration.ofSeconds(30));
    }
}
