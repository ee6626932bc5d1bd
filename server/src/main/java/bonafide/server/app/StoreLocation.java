package bonafide.server.app;

import bonafide.server.config.Settings;
import bonafide.server.store.StoreSettings;
import java.nio.file.Path;

/** Where the settings put the store. */
public final class StoreLocation {
    private StoreLocation() {}

    /** @param dataFolder of the embedded store; keys and certificates lie there in any case */
    public static StoreSettings of(Settings settings, Path dataFolder) {
        var embedded = StoreSettings.embedded(dataFolder);
        var url = settings.data().store();
        return url.isEmpty()
                ? embedded
                : new StoreSettings(
                        dataFolder,
                        url,
                        embedded.masterKey(),
                        embedded.quotaZone(),
                        embedded.auditRetention(),
                        embedded.patience());
    }
}
