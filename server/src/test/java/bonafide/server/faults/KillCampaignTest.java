package bonafide.server.faults;

import org.junit.jupiter.api.Test;

/** G-4: kill -9 at random moments under load. */
class KillCampaignTest extends Campaign {

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
                servers().getFirst().kill();
                slowest[0] = Math.max(slowest[0], startAgain(0));
            }
            load.awaitDecisions(20);
        });
        report("G-4", size.kills() + " kill -9, slowest start " + slowest[0] + " ms", history);
    }
}
