package bonafide.server.store;

import java.nio.file.Path;

class SqliteStoreTest extends StoreContract {
    @Override
    StoreSettings settings(Path dataFolder) {
        return StoreSettings.embedded(dataFolder).patient();
    }
}
