package bonafide.conformance.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A program that makes one call and prints what it got, as a reader of a page would write it.
 *
 * @param environment lets it find its SDK
 */
public record Standalone(List<String> command, Map<String, String> environment) {
    private static final long PATIENCE_SECONDS = 120;

    /** Prepares a source file to be run; may put more files beside it. */
    @FunctionalInterface
    public interface Preparation {
        Standalone of(Path program) throws IOException;
    }

    public Standalone with(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new Standalone(command, all);
    }

    /** The same, run elsewhere. */
    public Standalone around(UnaryOperator<List<String>> launcher) {
        return new Standalone(launcher.apply(command), environment);
    }

    /** Runs it to its end; its complaints go to ours. */
    public String output(String input) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(ClientProcess.PROXIES);
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " does not end");
        }
        return output;
    }
}
