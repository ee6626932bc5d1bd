package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bonafide.server.faults.Client.Expected;
import bonafide.server.faults.Client.Sent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Two photos of 1.5 MB in the request line, through a balancer with the settings as shipped, to two nodes. */
class BalancerTest extends Campaign {
    private static final int PHOTO_BYTES = 1_500_000;
    private static final int CALLS = 6;
    private static final Path DIST = Path.of("..", "dist");

    @Test
    void nginxPassesRequestLinesOfMegabytes() throws Exception {
        balanced(
                "nginx",
                DIST.resolve("compose/nginx.conf"),
                (shipped, port) -> onThisMachine(shipped)
                        .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
                        .replaceAll("(?m)^ *ssl_.*$", "")
                        .replace("worker_processes auto;", "pid " + folder.resolve("nginx.pid") + ";"),
                settings -> List.of(
                        "/usr/sbin/nginx",
                        "-p",
                        folder.toString(),
                        "-c",
                        settings.toString(),
                        "-g",
                        "daemon off; error_log " + folder.resolve("nginx.log") + ";"));
    }

    @Test
    void haproxyPassesRequestLinesOfMegabytes() throws Exception {
        balanced(
                "haproxy",
                DIST.resolve("haproxy.cfg"),
                (shipped, port) -> onThisMachine(shipped).replaceAll("(?m)bind :443 .*$", "bind 127.0.0.1:" + port),
                settings -> List.of("/usr/sbin/haproxy", "-db", "-f", settings.toString()));
    }

    private String onThisMachine(String shipped) {
        return shipped.replace("node-a:8480", servers().get(0).uri().getAuthority())
                .replace("node-b:8480", servers().get(1).uri().getAuthority());
    }

    private void balanced(String program, Path shipped, Balancer.Local local, Function<Path, List<String>> command)
            throws Exception {
        assumeTrue(
                Balancer.isInstalled(program),
                program + " is not installed (Debian: apt install " + program + "): its balancing is not tested");
        onPostgres(2);
        startNodes();
        var client = newClient(null);
        var history = new ArrayList<Sent>();
        var place = Files.createDirectory(folder.resolve("balancer"));
        try (var balancer = Balancer.start(place, shipped, local, command)) {
            for (int i = 0; i < CALLS; i++) {
                history.add(client.sendInQuery(
                        balancer.uri(),
                        client.signForQuery(i % 2 == 0 ? Expected.PASSED : Expected.NOT_PASSED, PHOTO_BYTES)));
            }
        } finally {
            stopNodes();
        }
        assertThat(history)
                .allSatisfy(sent -> assertThat(sent.answer())
                        .hasValueSatisfying(answer -> assertThat(answer.decided())
                                .as(answer.toString())
                                .isTrue()));
        assertThat(installation().nodesThatDecided())
                .as("both nodes took calls")
                .isEqualTo(2);
        report("Balancer " + program, CALLS + " calls of " + 2 * PHOTO_BYTES / 1000 + " kB of photos", history);
    }
}
