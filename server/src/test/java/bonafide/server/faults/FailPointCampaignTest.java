package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.audit.AuditRecord.State;
import bonafide.server.faults.Client.Expected;
import bonafide.server.faults.Client.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is left of a call whose server ends at a known step, and what the same call comes to when it is sent again. */
class FailPointCampaignTest extends Campaign {

    @Test
    void everyStepLeavesWhatItMustOnSqlite() throws Exception {
        onSqlite();
        endAtEveryStep();
    }

    @Test
    void everyStepLeavesWhatItMustOnPostgres() throws Exception {
        onPostgres(1);
        endAtEveryStep();
    }

    private void endAtEveryStep() throws Exception {
        startNodes();
        var client = newClient(null);
        var history = new ArrayList<Sent>();
        int seen = 0;
        for (var point : FailPoint.values()) {
            var call = client.sign(Expected.PASSED);
            Controls.of(installation().nodes().getFirst()).endAt(point);
            var unanswered = client.send(servers().getFirst().uri(), call);
            servers().getFirst().awaitEnd();
            startAgain(0);
            var again = client.send(servers().getFirst().uri(), call);
            history.addAll(List.of(unanswered, again));

            assertThat(unanswered.answer())
                    .as("answer of a server that ended at " + point)
                    .isEmpty();
            var rows = installation().calls();
            assertThat(rows.subList(seen, rows.size()))
                    .as("rows of a call that ended at " + point)
                    .extracting(row -> Objects.requireNonNull(row.result()).state())
                    .containsExactly(Objects.requireNonNullElse(point.leaves(), State.COMPLETED));
            seen = rows.size();
            assertThat(again.answer().orElseThrow().code())
                    .as("sent again after an end at " + point)
                    .isEqualTo(point.leaves() == null ? "200" : "SignatureNonceUsed");
        }
        stopNodes();
        report("G-4", "an end at each of " + FailPoint.values().length + " steps of a call", history);
    }
}
