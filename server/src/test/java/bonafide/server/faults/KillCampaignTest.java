package bonafide.server.faults;

import java.util.List;
import org.junit.jupiter.api.Test;

/** G-4: an end under load: at random moments by kill -9 and by the signals of a fault in native code, and at each step of a call. */
class KillCampaignTest extends Campaign {
    private static final List<String> SIGNALS = List.of("KILL", "SEGV", "ABRT");
    private static final List<FailPoint> STEPS = List.of(FailPoint.values());

    @Test
    void aKilledServerLosesNothingOnSqlite() throws Exception {
        onSqlite();
        kill();
    }

    @Test
    void aKilledServerLosesNothingOnPostgres() throws Exception {
        onPostgres(1);
        kill();
    }

    private void kill() throws Exception {
        var slowest = new long[1];
        var history = endure(false, load -> {
            for (int i = 0; i < size.kills(); i++) {
                load.awaitDecisions(1 + random.nextInt(2 * size.decisionsBetweenKills()));
                end(i % (SIGNALS.size() + STEPS.size()));
                slowest[0] = Math.max(slowest[0], startAgain(0));
            }
            load.awaitDecisions(20);
        });
        report(
                "G-4",
                size.kills() + " ends by KILL, SEGV and ABRT and at each step of a call in turn, slowest start "
                        + slowest[0] + " ms",
                history);
    }

    private void end(int way) throws Exception {
        if (way < SIGNALS.size()) {
            servers().getFirst().end(SIGNALS.get(way));
        } else {
            Controls.of(installation().nodes().getFirst()).endAt(STEPS.get(way - SIGNALS.size()));
            servers().getFirst().awaitEnd();
        }
    }
}
