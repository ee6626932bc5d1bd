package bonafide.server.cli;

import bonafide.server.app.Installation;
import bonafide.server.app.StoreLocation;
import bonafide.server.store.StoreSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on the data of an installation. */
@Command(mixinStandardHelpOptions = true)
abstract class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions options;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean json;

    /** The store's settings, with more patience than a server has. */
    final StoreSettings settings() {
        var settings = options.settings();
        return StoreLocation.of(settings, options.dataFolder(settings, Installation.find()))
                .patient();
    }

    final InstantSource clock() {
        return InstantSource.system();
    }

    /** Rows of equal columns: a table, or a JSON array. */
    final int list(List<? extends Map<String, ?>> rows) {
        if (json) {
            Json.print(spec.commandLine().getOut(), rows);
        } else {
            say(Table.of(rows));
        }
        return ExitCode.OK;
    }

    /** Named values: one a line, or a JSON object. */
    final int values(Map<String, ?> values) {
        if (json) {
            Json.print(spec.commandLine().getOut(), values);
        } else {
            say(Table.lines(values));
        }
        return ExitCode.OK;
    }

    final boolean isJson() {
        return json;
    }

    /** Text as it is, JSON or not. */
    final void say(String text) {
        var out = spec.commandLine().getOut();
        out.print(text.endsWith("\n") || text.isEmpty() ? text : text + "\n");
        out.flush();
    }
}
