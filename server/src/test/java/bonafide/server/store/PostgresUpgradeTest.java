package bonafide.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresUpgradeTest extends UpgradeContract {
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

    @Override
    StoreSettings settings(Path dataFolder) throws IOException {
        return Objects.requireNonNull(server).settings(dataFolder);
    }
}
