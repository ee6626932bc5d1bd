package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.faults.Client.Answer;
import bonafide.server.faults.Client.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clocks that jump under load, and clocks that differ: no call is taken twice, and the quota stays exact. */
class ClockCampaignTest extends Campaign {
    /**
     * Minutes ahead of the machine's clock: within the window of a timestamp and beyond it, back and forth over an hour
     * and over midnights. Never back behind a time whose nonces are forgotten: that is refused, as LedgerContract shows.
     */
    private static final List<Integer> JUMPS = List.of(-60, 0, 14, 0, 16, 1440, 1380, 1440, 2880);

    private static final int REPLAYS = 30;

    @Test
    void aJumpingClockReopensNothing() throws Exception {
        onSqlite();
        startNodes();
        var client = newClient(null);
        var replayed = new ArrayList<Sent>();
        Collection<Sent> history;
        try (var load = loadOn(0, client)) {
            history = load.history();
            for (int jump : JUMPS) {
                load.awaitDecisions(REPLAYS);
                Controls.of(installation().nodes().getFirst()).setClock(Duration.ofMinutes(jump));
                client.setClock(Duration.ofMinutes(jump));
                load.awaitDecisions(REPLAYS);
                replayed.addAll(
                        replay(client, history, List.of(servers().getFirst().uri())));
            }
        } finally {
            stopNodes();
        }
        end(JUMPS.size() + " jumps of the clock", history, replayed);
    }

    @Test
    void nodesTenMinutesApartTakeNoCallTwice() throws Exception {
        onPostgres(2);
        startNodes();
        Controls.of(installation().nodes().getFirst()).setClock(Duration.ofMinutes(10));
        var client = newClient(null);
        var replayed = new ArrayList<Sent>();
        var histories = new ArrayList<Collection<Sent>>();
        try (var ahead = loadOn(0, client);
                var right = loadOn(1, client)) {
            histories.addAll(List.of(ahead.history(), right.history()));
            var both = servers().stream().map(ServerProcess::uri).toList();
            for (var load : List.of(ahead, right)) {
                load.awaitDecisions(REPLAYS);
                replayed.addAll(replay(client, load.history(), both));
            }
        } finally {
            stopNodes();
        }
        end(
                "two clocks 10 minutes apart",
                histories.stream().flatMap(Collection::stream).toList(),
                replayed);
    }

    /** Sends calls that were decided once more, the first and the last ones, to each of the nodes. */
    private static List<Sent> replay(Client client, Collection<Sent> history, List<URI> nodes)
            throws InterruptedException {
        var decided = history.stream()
                .filter(sent -> sent.answer().filter(Answer::decided).isPresent())
                .toList();
        var replayed = new ArrayList<Sent>();
        for (var sent : Stream.concat(
                        decided.stream().limit(REPLAYS),
                        decided.reversed().stream().limit(REPLAYS))
                .toList()) {
            for (var node : nodes) {
                replayed.add(client.send(node, sent.call()));
            }
        }
        return replayed;
    }

    private void end(String what, Collection<Sent> history, Collection<Sent> replayed) throws Exception {
        report(
                "Clocks",
                what + ", " + replayed.size() + " replays",
                Stream.concat(history.stream(), replayed.stream()).toList());
        assertThat(replayed)
                .allSatisfy(sent -> assertThat(sent.answer().orElseThrow().code())
                        .isIn("SignatureNonceUsed", "InvalidTimeStamp.Expired"));
    }
}
