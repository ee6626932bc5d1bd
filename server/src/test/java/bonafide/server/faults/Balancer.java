package bonafide.server.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A real balancer as a process of its own, with the settings this project ships. */
final class Balancer implements AutoCloseable {
    private final Process process;
    private final int port;

    private Balancer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled(String program) {
        return Files.isExecutable(Path.of("/usr/sbin", program));
    }

    /**
     * @param shipped the settings as shipped
     * @param local the settings and a free port, made into settings for this machine
     */
    static Balancer start(Path folder, Path shipped, Local local, Function<Path, List<String>> command)
            throws IOException {
        var text = Files.readString(shipped);
        return start(folder, shipped.getFileName().toString(), port -> local.of(text, port), command);
    }

    /** @param settings for a free port */
    static Balancer start(Path folder, String name, IntFunction<String> settings, Function<Path, List<String>> command)
            throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var file = Files.writeString(folder.resolve(name), settings.apply(port));
        var process = new ProcessBuilder(command.apply(file))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("balancer.log").toFile())
                .start();
        var balancer = new Balancer(process, port);
        balancer.awaitPort(folder);
        return balancer;
    }

    /** Settings for this machine. */
    interface Local {
        String of(String shipped, int port);
    }

    private void awaitPort(Path folder) throws IOException {
        while (process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("The balancer ended: " + Files.readString(folder.resolve("balancer.log")));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
