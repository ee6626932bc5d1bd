package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** G-11: nodes stopped and started in turn; callers try once more, on the other node. */
class RollOverCampaignTest extends Campaign {

    @Test
    void aRollOverOfTwoNodesFailsNoCall() throws Exception {
        onPostgres(2);
        var slowest = new long[1];
        var failed = new String[1];
        var history = endure(true, load -> {
            for (int i = 0; i < size.terminations(); i++) {
                int node = i % 2;
                load.awaitDecisions(5 + random.nextInt(30));
                slowest[0] = Math.max(slowest[0], servers().get(node).terminate());
                assertThat(servers().get(node).exitCode()).isIn(0, 143);
                startAgain(node);
            }
            load.awaitDecisions(5);
            failed[0] = load.failures();
        });
        report(
                "G-11",
                size.terminations() + " SIGTERMs, failed calls: " + failed[0] + ", slowest stop " + slowest[0] + " ms",
                history);
        assertThat(failed[0]).isEqualTo("none");
    }
}
