package bonafide.server.faults;

import bonafide.server.faults.Client.Sent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G-6 for one node of two: the network between it and the database is cut, under load on both. */
class PartitionCampaignTest extends Campaign {

    @Test
    void aNodeCutOffAnswers503WhileTheOtherDecides() throws Exception {
        onPostgres(2);
        var histories = new ArrayList<Collection<Sent>>();
        long slowest = 0;
        long silence = 0;
        try (var tunnel = Tunnel.to(postgres().port())) {
            add(installation().start(0, tunnel::instead));
            add(installation().start(1));
            try (var cutOff = loadOn(0, newClient(null));
                    var other = loadOn(1, newClient(null))) {
                histories.addAll(List.of(cutOff.history(), other.history()));
                for (int i = 0; i < size.outages(); i++) {
                    cutOff.awaitDecisions(5 + random.nextInt(30));
                    tunnel.cut();
                    silence = Math.max(silence, millisToADecision(other));
                    cutOff.awaitRefusals(40);
                    silence = Math.max(silence, millisToADecision(other));
                    tunnel.heal();
                    slowest = Math.max(slowest, millisToADecision(cutOff));
                }
            } finally {
                stopNodes();
            }
        }
        report(
                "G-6",
                size.outages() + " partitions of one node, slowest 503 " + slowestRefusal(histories.getFirst())
                        + " ms, slowest return " + slowest + " ms, longest wait for a decision of the other node "
                        + silence + " ms",
                histories.stream().flatMap(Collection::stream).toList());
    }
}
