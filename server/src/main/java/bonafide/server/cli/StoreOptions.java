package bonafide.server.cli;

import bonafide.server.app.Installation;
import bonafide.server.config.Settings;
import bonafide.server.config.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which installation's data a command works on; mix in wherever the store is opened. */
final class StoreOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the embedded store, keys and certificates (default: data beside the program).")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:" + SettingsLoader.FILE + "}",
            description = "Settings to lay over the defaults, TOML (default: what " + SettingsLoader.FILE
                    + " in the environment names, if anything).")
    private @Nullable Path config;

    /** The settings from file and environment. */
    Settings settings() {
        if (config != null && !Files.isReadable(config)) {
            throw new ParameterException(command.commandLine(), "--config: " + config + " cannot be read");
        }
        return SettingsLoader.load(Optional.ofNullable(config), System.getenv());
    }

    /** The folder of {@code --data}, else of the settings; relative ones of the settings lie beside the program. */
    Path dataFolder(Settings settings, Installation installation) {
        return data != null
                ? data.toAbsolutePath()
                : installation.home().resolve(settings.data().directory());
    }
}
