package bonafide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;

/**
 * Open-loop load on a running server: {@code Load HOST:PORT PID KEY_ID KEY_SECRET REFERENCE.jpg PROBE.jpg SECONDS
 * RATE...} prints one line of figures per rate (calls per second).
 */
public final class Load {
    static final String COLUMNS =
            "rate/s  calls  ok/s    p50 ms  p95 ms  p99 ms  503   503 p99 ms  failed  CPU ms/call  RSS MiB  threads  fds";

    private final String host;
    private final ServerProcess process;
    private final SignedCalls calls;

    Load(String host, ServerProcess process, SignedCalls calls) {
        this.host = host;
        this.process = process;
        this.calls = calls;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 8) {
            System.err.println("Load HOST:PORT PID KEY_ID KEY_SECRET REFERENCE.jpg PROBE.jpg SECONDS RATE...");
            System.exit(3);
        }
        var load = new Load(
                arguments[0],
                new ServerProcess(Long.parseLong(arguments[1])),
                new SignedCalls(
                        arguments[0],
                        arguments[2],
                        arguments[3],
                        Files.readAllBytes(Path.of(arguments[4])),
                        Files.readAllBytes(Path.of(arguments[5]))));
        double seconds = Double.parseDouble(arguments[6]);
        System.out.println(COLUMNS);
        for (var rate : Arrays.copyOfRange(arguments, 7, arguments.length)) {
            load.hold(Double.parseDouble(rate), seconds);
        }
    }

    ServerProcess process() {
        return process;
    }

    /** Prints one line. */
    Run.Figures hold(double rate, double seconds) throws IOException, InterruptedException {
        var arrivals = Arrivals.poisson(rate, seconds, 1);
        var requests = new ArrayList<SignedCalls.Request>();
        var now = Instant.now();
        for (int i = 0; i < arrivals.length; i++) {
            requests.add(calls.next(now));
        }
        var address = host.split(":", -1);
        double cpu = process.cpuSeconds();
        try (var connections = new Connections(address[0], Integer.parseInt(address[1]))) {
            var seen = Run.hold(connections, requests, arrivals);
            System.out.printf(
                    Locale.ROOT,
                    "%-7.1f %-6d %-7.2f %-7.1f %-7.1f %-7.1f %-5d %-11.1f %-7d %-12.1f %-8.0f %-8d %d%n",
                    rate,
                    seen.calls(),
                    seen.perSecond(),
                    seen.p50(),
                    seen.p95(),
                    seen.p99(),
                    seen.refused(),
                    seen.refusedP99(),
                    seen.failed(),
                    (process.cpuSeconds() - cpu) * 1000 / Math.max(1, seen.answered()),
                    process.rssMib(),
                    process.threads(),
                    process.descriptors());
            return seen;
        }
    }
}
