package bonafide.conformance.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A running server with a data folder of its own; stopped by its process, never by name. */
public final class PackagedServer implements AutoCloseable {
    private static final String READY = "Bonafide is ready: ";
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path data;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    private PackagedServer(Process process, Path data) {
        this.process = process;
        this.data = data;
        Thread.ofVirtual().start(() -> follow(process.inputReader()));
    }

    /**
     * @param data folder of the store, made when absent
     * @param settings of the configuration, as environment names
     * @param options of {@code serve}
     */
    public static PackagedServer start(Path data, Map<String, String> settings, String... options)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(List.of(options));
        return start(data, settings, UnaryOperator.identity(), arguments);
    }

    /** @param around turns the command into one that runs it elsewhere, as in a {@link PrivateNetwork} */
    public static PackagedServer start(
            Path data, Map<String, String> settings, UnaryOperator<List<String>> around, List<String> options)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("serve", "--data", data.toString()));
        arguments.addAll(options);
        var builder = Program.command(settings, arguments);
        builder.command(around.apply(builder.command()));
        var server = new PackagedServer(builder.start(), data);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws InterruptedException {
        try {
            address.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not become ready:\n" + String.join("\n", output), e);
        }
    }

    private void follow(BufferedReader lines) {
        try (lines) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                var ready = Program.after(READY, line);
                if (ready != null) {
                    address.complete(URI.create(ready));
                }
            }
            address.completeExceptionally(new IllegalStateException("the server ended"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    public URI address() {
        return address.resultNow();
    }

    public int port() {
        return address().getPort();
    }

    /** PEM file of the authority that signed this server's certificate; only with {@code --tls self-signed}. */
    public Path authorityFile() {
        return Path.of(printed("own authority: "));
    }

    /** The key a server makes on its first start, as it shows it to its operator. */
    public ServerKey firstKey() {
        return new ServerKey(printed("accessKeyId: "), printed("accessKeySecret: "));
    }

    /** Where the first administrator of the console signs up, once. */
    public URI consoleLink() {
        return URI.create(printed("(works once): "));
    }

    /** Where metrics and health are; only with {@code BONAFIDE_ADMIN_PORT} other than -1. */
    public URI adminAddress() {
        var rest = printed("\"message\":\"Metrics and health are served\",\"address\":\"");
        return URI.create("http://" + rest.substring(0, rest.indexOf('"')));
    }

    /** Lines of the log that name a call. */
    public List<String> logged(String requestId) {
        return output.stream().filter(line -> line.contains(requestId)).toList();
    }

    /** A call's row of the audit trail as {@code audit show --json} prints it. */
    public String auditRow(String requestId) throws IOException, InterruptedException {
        return Program.json("audit", "show", requestId, "--data", data.toString(), "--json")
                .toString();
    }

    /** What the server wrote so far, its log included, a line each. */
    public List<String> output() {
        return List.copyOf(output);
    }

    private String printed(String prefix) {
        return output.stream()
                .map(line -> Program.after(prefix, line))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server printed no " + prefix));
    }

    public ServerKey createKey(String... options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("keys", "create", "--data", data.toString(), "--json"));
        arguments.addAll(List.of(options));
        var key = Program.json(arguments.toArray(String[]::new));
        return new ServerKey(
                key.path("accessKeyId").asString(), key.path("accessKeySecret").asString());
    }

    /** Runs a command of the program on this server's data while it serves. */
    public void operator(String... command) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data.toString(), "--json"));
        Program.json(arguments.toArray(String[]::new));
    }

    /** Asks it to stop, as a service manager does, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** How it ended, once it has. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
