package bonafide.server.faults;

import java.util.List;
import org.junit.jupiter.api.Test;

/** G-4: an end at random moments under load: kill -9, and the signals of a fault in native code. */
class KillCampaignTest extends Campaign {
    private static final List<String> SIGNALS = List.of("KILL", "SEGV", "ABRT");

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
                servers().getFirst().end(SIGNALS.get(i % SIGNALS.size()));
                slowest[0] = Math.max(slowest[0], startAgain(0));
            }
            load.awaitDecisions(20);
        });
        report(
                "G-4",
                size.kills() + " ends by KILL, SEGV and ABRT in turn, slowest start " + slowest[0] + " ms",
                history);
    }
}
