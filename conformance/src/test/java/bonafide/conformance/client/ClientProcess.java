package bonafide.conformance.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;

/** A client program kept running for many calls, one after another. */
public final class ClientProcess implements AutoCloseable {
    /** Longer than the most patient SDK waits for an answer. */
    private static final long PATIENCE_SECONDS = 120;

    public static final List<String> PROXIES = List.of(
            "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ClientProgram program;
    private final Process process;
    private final Writer calls;
    private final BufferedReader answers;

    private ClientProcess(ClientProgram program, Process process) {
        this.program = program;
        this.process = process;
        calls = process.outputWriter();
        answers = process.inputReader();
    }

    /** Starts a program that talks plain HTTP; a missing language skips the calling test with its reason. */
    public static ClientProcess start(ClientProgram program) {
        return start(program, Map.of());
    }

    public static ClientProcess start(ClientProgram program, Authority authority) {
        return start(program, program.toolchain().trusting(authority));
    }

    private static ClientProcess start(ClientProgram program, Map<String, String> trust) {
        assumePresent(program.toolchain());
        program.toolchain().install();
        var builder = new ProcessBuilder(program.command()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(PROXIES);
        builder.environment().putAll(program.environment());
        builder.environment().putAll(trust);
        builder.environment().put("BONAFIDE_CALLS", "stdin");
        try {
            return new ClientProcess(program, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void assumePresent(Toolchain toolchain) {
        toolchain.missing().ifPresent(reason -> {
            var skipped = toolchain.language() + " clients skipped: " + reason;
            System.out.println(skipped); // Surefire's summary counts skipped tests but keeps their reasons to itself
            Assumptions.abort(skipped);
        });
    }

    public Seen call(Call call) {
        try {
            calls.write(JSON.writeValueAsString(call.settings()));
            calls.write('\n');
            calls.flush();
            var line = CompletableFuture.supplyAsync(
                    this::readLine, runnable -> Thread.ofVirtual().start(runnable));
            return Seen.parse(line.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(program.id(), e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(program.id() + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program.id() + " was interrupted", e);
        }
    }

    private String readLine() {
        try {
            var line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(program.id() + " ended; its reason is on standard error");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
