package bonafide.server.faults;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** G-6: the database frozen, stopped as by a power failure, or dropping its connections. */
class OutageCampaignTest extends Campaign {

    @Test
    void aDatabaseAwayIsAnswered503AndNothingElse() throws Exception {
        onPostgres(1);
        var slowest = new long[1];
        var history = endure(false, load -> {
            for (int i = 0; i < size.outages(); i++) {
                load.awaitDecisions(5);
                begin(i);
                load.awaitRefusals(40);
                end(i);
                slowest[0] = Math.max(slowest[0], millisToADecision(load));
            }
            postgres().dropConnections();
            slowest[0] = Math.max(slowest[0], millisToADecision(load));
        });
        report(
                "G-6",
                size.outages() + " outages, slowest 503 " + slowestRefusal(history) + " ms, slowest return "
                        + slowest[0] + " ms",
                history);
    }

    private void begin(int outage) throws IOException {
        if (outage % 2 == 0) {
            postgres().signal("STOP");
        } else {
            postgres().stopAtOnce();
        }
    }

    private void end(int outage) throws IOException {
        if (outage % 2 == 0) {
            postgres().signal("CONT");
        } else {
            postgres().resume();
        }
    }
}
