package bonafide.conformance.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program as {@code ./bonafide} starts it: same jar, same options, the Java runtime of the tests. */
final class Program {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path JAR = ROOT.resolve("server/target/bonafide-server.jar");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Program() {}

    static ProcessBuilder command(Map<String, String> settings, List<String> arguments) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    JAR.getFileName() + " is not packaged; run these tests with mvn verify or ./bonafide test");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Dbonafide.models=" + ROOT.resolve("models"),
                "-Dorg.bytedeco.javacpp.cachedir=" + ROOT.resolve("server/target/natives"),
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What this machine sets for its own servers or for the client programs is not meant for servers under test.
        builder.environment().keySet().removeIf(name -> name.startsWith("BONAFIDE_"));
        builder.environment().put("BONAFIDE_ADMIN_PORT", "-1");
        builder.environment().putAll(settings);
        return builder;
    }

    /** Runs a command with {@code --json} to its end. */
    static JsonNode json(String... arguments) throws IOException, InterruptedException {
        var builder = command(Map.of(), List.of(arguments)).redirectErrorStream(false);
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.inputReader()) {
            var text = String.join("\n", out.readAllLines());
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        String.join(" ", arguments) + " ended with " + process.exitValue() + ": " + text);
            }
            return JSON.readTree(text);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The value after {@code prefix} in a line, or null. */
    static @Nullable String after(String prefix, String line) {
        var at = line.indexOf(prefix);
        return at < 0 ? null : line.substring(at + prefix.length()).strip();
    }
}
