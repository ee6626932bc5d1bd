package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bonafide.server.faults.Client.Answer;
import bonafide.server.faults.Client.Expected;
import bonafide.server.faults.Client.Sent;
import bonafide.server.faults.Client.Signed;
import bonafide.server.store.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one PostgreSQL behind nginx: every tenth call is sent twice, the quota ends before the calls do, and one
 * node is killed on the way. {@code -Dbonafide.fleet=10000} asks for that many calls over 1, 2 and 3 nodes each, and
 * prints throughput and where processor time went.
 */
class FleetTest {
    private static final int CALLERS = 16;
    private static final Integer ASKED = Integer.getInteger("bonafide.fleet");
    private static final int CALLS = ASKED == null ? 300 : ASKED;

    @TempDir
    Path folder;

    @Test
    void severalNodesAreAsExactAsOne() throws Exception {
        PostgresServer.assumeInstalled("the test of three nodes is");
        assumeTrue(
                Nginx.program().isPresent(),
                "nginx is not installed (Debian: apt install nginx-light): the test of three nodes is skipped");
        PostgresServer.makeReachable(folder);
        for (int nodes : ASKED == null ? List.of(3) : List.of(1, 2, 3)) {
            try (var database = PostgresServer.start(folder.resolve("postgres-" + nodes))) {
                measure(nodes, database);
            }
        }
    }

    private void measure(int nodes, PostgresServer database) throws Exception {
        var installation = Installation.shared(folder.resolve("fleet-" + nodes), database.newDatabase(), nodes);
        int quota = CALLS * 8 / 10;
        var client = new Client(installation.newKey((long) quota));
        var servers = new ArrayList<ServerProcess>();
        for (int node = 0; node < nodes; node++) {
            servers.add(installation.start(node));
        }
        var history = new ConcurrentLinkedQueue<Sent>();
        try (var proxy =
                Nginx.before(servers.stream().map(ServerProcess::uri).toList(), folder.resolve("nginx-" + nodes))) {
            var half = new Undisturbed(database, servers);
            call(client, proxy.uri(), history, CALLS / 2, new CountDownLatch(0));
            var figures = half.figures(history);
            var begun = new CountDownLatch(CALLERS);
            try (var other = Executors.newSingleThreadExecutor()) {
                var rest = other.submit(() -> {
                    call(client, proxy.uri(), history, CALLS - CALLS / 2, begun);
                    return null;
                });
                begun.await();
                if (nodes > 1) {
                    servers.removeLast().kill();
                }
                rest.get();
            }
            report(installation, history, servers, figures, quota);
        }
    }

    /** What the first half of the calls costs, before anything is killed. */
    private static final class Undisturbed {
        private final PostgresServer database;
        private final List<ServerProcess> servers;
        private final double databaseBefore;
        private final double nodesBefore;
        private final long begun = System.nanoTime();

        private Undisturbed(PostgresServer database, List<ServerProcess> servers) throws IOException {
            this.database = database;
            this.servers = servers;
            databaseBefore = Processors.secondsOf(database.pid());
            nodesBefore = secondsOf(servers);
        }

        private String figures(Collection<Sent> history) throws IOException {
            double seconds = (System.nanoTime() - begun) / 1e9;
            double inDatabase = Processors.secondsOf(database.pid()) - databaseBefore;
            double inNodes = secondsOf(servers) - nodesBefore;
            return String.format(
                    Locale.ROOT,
                    "%.0f answered/s, processor time a call %.2f ms in PostgreSQL and %.2f ms in the nodes (%.0f %% in"
                            + " PostgreSQL)",
                    history.size() / seconds,
                    1000 * inDatabase / history.size(),
                    1000 * inNodes / history.size(),
                    100 * inDatabase / (inDatabase + inNodes));
        }
    }

    private static double secondsOf(List<ServerProcess> servers) throws IOException {
        double sum = 0;
        for (var server : servers) {
            sum += Processors.secondsOf(server.pid());
        }
        return sum;
    }

    /** Makes each call until it is answered with anything but "come again"; every tenth leaves twice at once. */
    private static void call(Client client, URI proxy, Collection<Sent> history, int calls, CountDownLatch begun)
            throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var tasks = IntStream.range(0, calls)
                    .mapToObj(number -> callers.submit(() -> {
                        once(client, proxy, history, number % 10 == 0);
                        begun.countDown();
                        return null;
                    }))
                    .toList();
            for (var task : tasks) {
                task.get();
            }
        }
    }

    private static void once(Client client, URI proxy, Collection<Sent> history, boolean twice) throws Exception {
        Sent sent;
        do {
            Signed call = client.sign(Expected.PASSED);
            if (twice) {
                var copy = Thread.ofVirtual().start(() -> {
                    try {
                        history.add(client.send(proxy, call));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                sent = client.send(proxy, call);
                copy.join();
            } else {
                sent = client.send(proxy, call);
            }
            history.add(sent);
        } while (sent.answer().isEmpty() || sent.answer().get().status() == 503);
    }

    private static void report(
            Installation installation, Collection<Sent> history, List<ServerProcess> servers, String figures, int quota)
            throws Exception {
        for (var server : servers) {
            server.terminate();
        }
        var violations = installation.check(history);
        long decided = history.stream()
                .filter(sent -> sent.answer().filter(Answer::decided).isPresent())
                .count();
        long unknown = history.stream()
                .filter(sent -> sent.answer().isEmpty() || sent.answer().get().status() == 503)
                .count();
        System.out.printf(
                Locale.ROOT,
                "Fleet (%s): %,d calls sent, %,d decided of a quota of %,d, %,d without an answer; violations: %d; %s%n",
                installation.kind(),
                history.size(),
                decided,
                quota,
                unknown,
                violations.size(),
                figures);
        assertThat(violations).isEmpty();
        assertThat(decided).isBetween(quota - unknown, (long) quota);
    }
}
