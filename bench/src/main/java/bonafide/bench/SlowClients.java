package bonafide.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What honest callers lose while others hold connections and trickle bytes: {@code SlowClients HOST:PORT PID KEY_ID
 * KEY_SECRET REFERENCE.jpg PROBE.jpg SECONDS RATE HELD SLOW} holds a rate alone, among them, and alone again. The machine
 * must allow this process and the server HELD + SLOW descriptors.
 */
public final class SlowClients {
    private static final double WARM_UP_SECONDS = 10;

    private SlowClients() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 10) {
            System.err.println(
                    "SlowClients HOST:PORT PID KEY_ID KEY_SECRET REFERENCE.jpg PROBE.jpg SECONDS RATE HELD SLOW");
            System.exit(3);
        }
        var host = arguments[0];
        var load = new Load(
                host,
                new ServerProcess(Long.parseLong(arguments[1])),
                new SignedCalls(
                        host,
                        arguments[2],
                        arguments[3],
                        Files.readAllBytes(Path.of(arguments[4])),
                        Files.readAllBytes(Path.of(arguments[5]))));
        double seconds = Double.parseDouble(arguments[6]);
        double rate = Double.parseDouble(arguments[7]);
        int held = Integer.parseInt(arguments[8]);
        int slow = Integer.parseInt(arguments[9]);
        load.hold(rate, WARM_UP_SECONDS);
        System.out.println(Load.COLUMNS);
        var alone = load.hold(rate, seconds);
        double rss = load.process().rssMib();
        var address = host.split(":", -1);
        long start = System.nanoTime();
        try (var others =
                new HeldConnections(new InetSocketAddress(address[0], Integer.parseInt(address[1])), held, slow)) {
            double opened = (System.nanoTime() - start) / 1e9;
            var among = load.hold(rate, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%d held, %d slow, opened in %.1f s, cut off %d times: p50 x %.2f, p99 x %.2f, RSS %+.0f MiB%n",
                    held,
                    slow,
                    opened,
                    others.cutOff(),
                    among.p50() / alone.p50(),
                    among.p99() / alone.p99(),
                    load.process().rssMib() - rss);
        }
        load.hold(rate, seconds);
    }
}
