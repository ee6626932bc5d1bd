package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.faults.Client.Answer;
import bonafide.server.faults.Client.Expected;
import bonafide.server.faults.Client.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an operator changes on the command line while servers run. No server keeps keys, limits or policies in memory, so
 * a change holds for the very next call of every node; the promise is five seconds.
 */
class ChangesReachAllNodesTest extends Campaign {
    private final List<Sent> history = new ArrayList<>();
    private long slowest;

    @Test
    void aChangeHoldsForTheNextCallOfEveryNode() throws Exception {
        onPostgres(2);
        changes();
    }

    @Test
    void aChangeHoldsForTheNextCallOfTheEmbeddedStore() throws Exception {
        onSqlite();
        changes();
    }

    private void changes() throws Exception {
        startNodes();
        var client = newClient(null);
        assertThat(codes(client)).containsOnly("200");
        change("keys", "disable", client.keyId());
        assertThat(codes(client)).containsOnly("InvalidAccessKeyId.Inactive");
        change("keys", "enable", client.keyId());
        assertThat(codes(client)).containsOnly("200");
        change("accounts", "limit", "acme", "--per-day", "0");
        assertThat(codes(client)).containsOnly("402");
        change("accounts", "limit", "acme", "--per-day", "none");
        change("accounts", "codes", "acme", "00650000");
        assertThat(codes(client)).containsOnly("403");
        change("accounts", "codes", "acme", "00840000");
        change("accounts", "deactivate", "acme");
        assertThat(codes(client)).containsOnly("403");
        change("accounts", "activate", "acme");
        change("policies", "put", "--account", "acme", "--target-fmr", "1e-4");
        assertThat(policies(client)).containsOnly("acme/*/1");
        stopNodes();
        report("Changes", "slowest from the command's end to the last node's answer " + slowest + " ms", history);
    }

    /** What the next call of each node comes to. */
    private List<Answer> answers(Client client) throws InterruptedException {
        long begun = System.nanoTime();
        var answers = new ArrayList<Answer>();
        for (var server : servers()) {
            var sent = client.send(server.uri(), client.sign(Expected.PASSED));
            history.add(sent);
            answers.add(sent.answer().orElseThrow());
        }
        slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
        return answers;
    }

    private List<String> codes(Client client) throws InterruptedException {
        return answers(client).stream().map(Answer::code).toList();
    }

    /** The versions of the policies that the next calls are decided with. */
    private List<String> policies(Client client) throws InterruptedException {
        var ids = answers(client).stream().map(Answer::requestId).toList();
        return installation().calls().stream()
                .filter(call -> ids.contains(call.requestId()))
                .map(call -> call.policyVersion())
                .toList();
    }

    /** The command line as a process of its own, on the store that the servers run on. */
    private void change(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                "bonafide.server.cli.Bonafide"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", installation().nodes().getLast().toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        if (installation().database() != null) {
            process.environment().put("BONAFIDE_DATA_STORE", installation().database());
        }
        var running = process.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(String.join(" ", words) + ": " + said).isZero();
    }
}
