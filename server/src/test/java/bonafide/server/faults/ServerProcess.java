package bonafide.server.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server as a process of its own, to be killed. */
final class ServerProcess {
    private static final String READY = "Bonafide is ready: ";

    private final Process process;
    private final URI uri;
    private final long readyMillis;

    private ServerProcess(Process process, URI uri, long readyMillis) {
        this.process = process;
        this.uri = uri;
        this.readyMillis = readyMillis;
    }

    /**
     * Starts it and waits until it says that it takes calls.
     *
     * @param database null: the embedded store in the data folder
     */
    static ServerProcess start(Path dataFolder, @Nullable String database) throws IOException {
        return start(dataFolder, database, 512);
    }

    static ServerProcess start(Path dataFolder, @Nullable String database, int heapMib) throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + dataFolder.resolveSibling("crash-%p.log"),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                "bonafide.server.app.FaultServer",
                dataFolder.toString()));
        if (database != null) {
            words.add(database);
        }
        long begun = System.nanoTime();
        var log = dataFolder.resolveSibling(dataFolder.getFileName() + ".log").toFile();
        var process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(log))
                .start();
        var uri = readyLine(process.inputReader(), log.toPath());
        return new ServerProcess(process, uri, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private static URI readyLine(BufferedReader output, Path log) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                // Whatever it still prints is read away, lest it wait for us.
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new IOException("The server ended before it was ready, see " + log);
    }

    URI uri() {
        return uri;
    }

    long pid() {
        return process.pid();
    }

    /** From the start of the process to the line that it takes calls. */
    long readyMillis() {
        return readyMillis;
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it by a signal and waits: SEGV and ABRT are what a fault in native code raises. */
    void end(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", signal, Long.toString(pid())).start().waitFor();
        process.waitFor();
    }

    /** SIGTERM, then waits for the end; the milliseconds that took. */
    long terminate() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        process.waitFor();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Waits until it has ended by itself. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    int exitCode() {
        return process.exitValue();
    }
}
