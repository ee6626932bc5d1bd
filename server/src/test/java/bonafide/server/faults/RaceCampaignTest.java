package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.faults.Client.Expected;
import bonafide.server.faults.Client.Sent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** G-9: copies of one call, and more calls than the quota has room for, at the same time on every node. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RaceCampaignTest extends Campaign {
    private static final int COPIES = 16;

    @Test
    void copiesAndQuotaAreExactOnOneNode() throws Exception {
        onSqlite();
        race();
    }

    @Test
    void copiesAndQuotaAreExactOverTwoNodes() throws Exception {
        onPostgres(2);
        race();
    }

    private void race() throws Exception {
        startNodes();
        var history = new ConcurrentLinkedQueue<Sent>();
        long accepted = 0;
        long decided = 0;
        for (int round = 0; round < size.rounds(); round++) {
            accepted += copies(newClient(null), history);
            var limited = newClient(size.quota() + decided(history));
            decided += quota(limited, history);
        }
        stopNodes();
        report(
                "G-9",
                size.rounds() + " rounds: " + size.copiedCalls() + " calls x " + COPIES + " copies, " + accepted
                        + " accepted; quota " + size.quota() + " of " + 5 * size.quota() + " calls, " + decided
                        + " decided",
                history);
        assertThat(accepted).isEqualTo((long) size.rounds() * size.copiedCalls());
        assertThat(decided).isEqualTo((long) size.rounds() * size.quota());
    }

    private static long decided(Collection<Sent> history) {
        return history.stream().filter(RaceCampaignTest::isDecided).count();
    }

    /** All copies of a call leave together, to all nodes. */
    private long copies(Client client, Collection<Sent> history) throws Exception {
        long accepted = 0;
        var barrier = new CyclicBarrier(COPIES);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < size.copiedCalls(); i++) {
                var call = client.sign(Expected.PASSED);
                var copies = new ArrayList<Callable<Sent>>();
                for (int copy = 0; copy < COPIES; copy++) {
                    var uri = servers().get(copy % servers().size()).uri();
                    copies.add(() -> {
                        barrier.await();
                        return client.send(uri, call);
                    });
                }
                for (var sent : senders.invokeAll(copies)) {
                    history.add(sent.get());
                    accepted += isDecided(sent.get()) ? 1 : 0;
                }
            }
        }
        return accepted;
    }

    /** Five times as many calls as the quota has room for; one that meets a busy server is made again. */
    private long quota(Client client, Collection<Sent> history) throws Exception {
        var calls = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 5 * size.quota(); i++) {
            var uri = servers().get(i % servers().size()).uri();
            calls.add(() -> {
                Sent sent;
                do {
                    sent = client.send(uri, client.sign(Expected.PASSED));
                    history.add(sent);
                } while (sent.answer().isEmpty() || sent.answer().get().status() == 503);
                return isDecided(sent);
            });
        }
        long decided = 0;
        try (var senders = Executors.newFixedThreadPool(16)) {
            for (var done : senders.invokeAll(calls)) {
                decided += done.get() ? 1 : 0;
            }
        }
        // A call answered 503 because its end could not be written in time gives its place back a moment later.
        while (decided < size.quota()) {
            var sent = client.send(servers().getFirst().uri(), client.sign(Expected.PASSED));
            history.add(sent);
            decided += isDecided(sent) ? 1 : 0;
        }
        return decided;
    }

    private static boolean isDecided(Sent sent) {
        return sent.answer().filter(Client.Answer::decided).isPresent();
    }
}
