package bonafide.server.store;

import java.nio.file.Path;

class SqliteUpgradeTest extends UpgradeContract {
    @Override
    StoreSettings settings(Path dataFolder) {
        return StoreSettings.embedded(dataFolder).patient();
    }
}
