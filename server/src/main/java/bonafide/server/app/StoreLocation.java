package bonafide.server.app;

import bonafide.server.config.Settings;
import bonafide.server.store.MasterKeySource;
import bonafide.server.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Where the settings put the store. */
public final class StoreLocation {
    private StoreLocation() {}

    /** @param dataFolder of the embedded store; keys and certificates lie there in any case */
    public static StoreSettings of(Settings settings, Path dataFolder) {
        var data = settings.data();
        return new StoreSettings(
                dataFolder,
                data.store().isEmpty() ? null : data.store(),
                masterKey(data.masterKey(), dataFolder),
                ZoneId.of(data.quotaZone()),
                Duration.ofDays(data.auditDays()),
                StoreSettings.embedded(dataFolder).patience());
    }

    private static MasterKeySource masterKey(String text, Path dataFolder) {
        int colon = text.indexOf(':');
        var rest = text.substring(colon + 1);
        return switch (text.substring(0, Math.max(colon, 0))) {
            case "env" -> new MasterKeySource.Environment(rest);
            case "command" -> new MasterKeySource.Command(List.of(rest.strip().split("\\s+")));
            default -> StoreSettings.embedded(dataFolder).masterKey();
        };
    }
}
