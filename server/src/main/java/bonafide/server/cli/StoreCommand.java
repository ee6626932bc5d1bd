package bonafide.server.cli;

import bonafide.server.app.Installation;
import bonafide.server.app.StoreLocation;
import bonafide.server.store.Store;
import bonafide.server.store.StoreSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on the store of an installation, whether its server is running or not. */
@Command(mixinStandardHelpOptions = true)
abstract class StoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions options;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean json;

    /** @return the exit code */
    abstract int run(Store store) throws IOException;

    @Override
    public Integer call() throws IOException {
        try (var store = Store.open(settings(), clock(), new SecureRandom())) {
            return run(store);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

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

    /** Text as it is, JSON or not. */
    final void say(String text) {
        var out = spec.commandLine().getOut();
        out.print(text.endsWith("\n") || text.isEmpty() ? text : text + "\n");
        out.flush();
    }
}
