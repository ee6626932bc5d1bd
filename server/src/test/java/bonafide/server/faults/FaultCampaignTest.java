package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bonafide.server.faults.Client.Expected;
import bonafide.server.faults.Client.Sent;
import bonafide.server.store.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults under load, and one checker over what callers saw, the audit trail and the quota. Each test prints the figure of
 * one goal: G-4 kill -9, G-5 storage faults, G-6 database away, G-9 races, G-11 roll-over, G-12 left-overs.
 */
class FaultCampaignTest {
    private static final int CALLERS = 4;

    @TempDir
    Path folder;

    private final Size size = Size.chosen();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private @Nullable PostgresServer postgres;

    @AfterEach
    void stopDatabase() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    private Installation onPostgres(int nodes) throws IOException {
        assumeTrue(
                PostgresServer.binaries().isPresent(),
                "PostgreSQL is not installed (Debian: apt install postgresql): its fault tests are skipped");
        PostgresServer.makeReachable(folder);
        postgres = PostgresServer.start(folder.resolve("postgres"));
        return Installation.shared(folder, postgres.newDatabase(), nodes);
    }

    @Test
    void aKilledServerLosesNothingOnSqlite() throws Exception {
        kill(Installation.embedded(folder));
    }

    @Test
    void aKilledServerLosesNothingOnPostgres() throws Exception {
        kill(onPostgres(1));
    }

    private void kill(Installation installation) throws Exception {
        var client = new Client(installation.newKey(null));
        var target = new Target();
        var server = installation.start(0);
        target.up(server.uri());
        long slowestStart = 0;
        Collection<Sent> history;
        try (var load = new Load(client, List.of(target), CALLERS, false)) {
            history = load.history();
            for (int i = 0; i < size.kills(); i++) {
                load.awaitDecisions(5 + random.nextInt(60));
                server.kill();
                target.down();
                server = installation.start(0);
                slowestStart = Math.max(slowestStart, server.readyMillis());
                target.up(server.uri());
            }
            load.awaitDecisions(20);
        }
        server.terminate();
        report("G-4", installation, size.kills() + " kill -9, slowest start " + slowestStart + " ms", history);
        leftOvers(installation);
    }

    @Test
    void aFailingDiskLosesNothing() throws Exception {
        assumeTrue(
                Strace.isUsable(),
                "strace cannot be used here (Debian: apt install strace): storage faults are skipped");
        var installation = Installation.embedded(folder);
        var client = new Client(installation.newKey(null));
        var target = new Target();
        var server = installation.start(0);
        target.up(server.uri());
        long slowestReturn = 0;
        Collection<Sent> history;
        try (var load = new Load(client, List.of(target), CALLERS, false)) {
            history = load.history();
            for (int i = 0; i < size.storageFaults(); i++) {
                load.awaitDecisions(5);
                try (var _ = Strace.failing(server.pid(), i % 2 == 0 ? "ENOSPC" : "EIO", 1 + i % 10)) {
                    load.awaitRefusals(3);
                }
                long begun = System.nanoTime();
                load.awaitDecisions(1);
                slowestReturn = Math.max(slowestReturn, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
        }
        server.terminate();
        report(
                "G-5",
                installation,
                size.storageFaults() + " faults ENOSPC or EIO, slowest return " + slowestReturn + " ms",
                history);
        leftOvers(installation);
    }

    @Test
    void aDatabaseAwayIsAnswered503AndNothingElse() throws Exception {
        var installation = onPostgres(1);
        var database = java.util.Objects.requireNonNull(postgres);
        var client = new Client(installation.newKey(null));
        var target = new Target();
        var server = installation.start(0);
        target.up(server.uri());
        long slowestReturn = 0;
        Collection<Sent> history;
        try (var load = new Load(client, List.of(target), CALLERS, false)) {
            history = load.history();
            for (int i = 0; i < size.outages(); i++) {
                load.awaitDecisions(5);
                boolean frozen = i % 2 == 0;
                if (frozen) {
                    database.signal("STOP");
                } else {
                    database.stopAtOnce();
                }
                load.awaitRefusals(40);
                if (frozen) {
                    database.signal("CONT");
                } else {
                    database.resume();
                }
                long begun = System.nanoTime();
                load.awaitDecisions(1);
                slowestReturn = Math.max(slowestReturn, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
        }
        server.terminate();
        long slowestRefusal = history.stream()
                .filter(sent -> sent.answer().isPresent() && sent.answer().get().status() == 503)
                .mapToLong(Sent::millis)
                .max()
                .orElse(0);
        report(
                "G-6",
                installation,
                size.outages() + " outages, slowest 503 " + slowestRefusal + " ms, slowest return " + slowestReturn
                        + " ms",
                history);
    }

    @Test
    void copiesAndQuotaAreExactOnOneNode() throws Exception {
        race(Installation.embedded(folder));
    }

    @Test
    void copiesAndQuotaAreExactOverTwoNodes() throws Exception {
        race(onPostgres(2));
    }

    private void race(Installation installation) throws Exception {
        var servers = new ArrayList<ServerProcess>();
        for (int i = 0; i < installation.nodes().size(); i++) {
            servers.add(installation.start(i));
        }
        var history = new ConcurrentLinkedQueue<Sent>();
        long accepted = 0;
        long decided = 0;
        for (int round = 0; round < size.rounds(); round++) {
            accepted += copies(new Client(installation.newKey(null)), servers, history);
            var limited = new Client(installation.newKey((long) size.quota() + usedSoFar(history)));
            decided += quota(limited, servers, history);
        }
        for (var server : servers) {
            server.terminate();
        }
        report(
                "G-9",
                installation,
                size.rounds() + " rounds: " + size.copiedCalls() + " calls x " + Size.COPIES + " copies, " + accepted
                        + " accepted; quota " + size.quota() + " of " + 5 * size.quota() + " calls, " + decided
                        + " decided",
                history);
        assertThat(accepted).isEqualTo((long) size.rounds() * size.copiedCalls());
        assertThat(decided).isEqualTo((long) size.rounds() * size.quota());
    }

    private static long usedSoFar(Collection<Sent> history) {
        return history.stream()
                .filter(sent -> sent.answer().filter(Client.Answer::decided).isPresent())
                .count();
    }

    /** All copies of a call leave together, to all nodes. */
    private long copies(Client client, List<ServerProcess> servers, Collection<Sent> history) throws Exception {
        long accepted = 0;
        var barrier = new CyclicBarrier(Size.COPIES);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < size.copiedCalls(); i++) {
                var call = client.sign(Expected.PASSED);
                var copies = new ArrayList<Callable<Sent>>();
                for (int copy = 0; copy < Size.COPIES; copy++) {
                    var uri = servers.get(copy % servers.size()).uri();
                    copies.add(() -> {
                        barrier.await();
                        return client.send(uri, call);
                    });
                }
                for (var sent : senders.invokeAll(copies)) {
                    history.add(sent.get());
                    accepted +=
                            sent.get().answer().filter(Client.Answer::decided).isPresent() ? 1 : 0;
                }
            }
        }
        return accepted;
    }

    /** Five times as many calls as the quota has room for; one that meets a busy server is made again. */
    private long quota(Client client, List<ServerProcess> servers, Collection<Sent> history) throws Exception {
        var calls = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 5 * size.quota(); i++) {
            var uri = servers.get(i % servers.size()).uri();
            calls.add(() -> {
                Sent sent;
                do {
                    sent = client.send(uri, client.sign(Expected.PASSED));
                    history.add(sent);
                } while (sent.answer().isEmpty() || sent.answer().get().status() == 503);
                return sent.answer().get().decided();
            });
        }
        long decided = 0;
        try (var senders = Executors.newFixedThreadPool(16)) {
            for (var done : senders.invokeAll(calls)) {
                decided += done.get() ? 1 : 0;
            }
        }
        return decided;
    }

    @Test
    void aRollOverOfTwoNodesFailsNoCall() throws Exception {
        var installation = onPostgres(2);
        var client = new Client(installation.newKey(null));
        var targets = List.of(new Target(), new Target());
        var servers = new ArrayList<>(List.of(installation.start(0), installation.start(1)));
        for (int i = 0; i < 2; i++) {
            targets.get(i).up(servers.get(i).uri());
        }
        long slowestStop = 0;
        Collection<Sent> history;
        int failed;
        try (var load = new Load(client, targets, CALLERS, true)) {
            history = load.history();
            for (int i = 0; i < size.terminations(); i++) {
                int node = i % 2;
                load.awaitDecisions(5 + random.nextInt(30));
                slowestStop = Math.max(slowestStop, servers.get(node).terminate());
                targets.get(node).down();
                assertThat(servers.get(node).exitCode()).isIn(0, 143);
                servers.set(node, installation.start(node));
                targets.get(node).up(servers.get(node).uri());
            }
            load.awaitDecisions(5);
            failed = load.failedCalls();
        }
        for (var server : servers) {
            server.terminate();
        }
        report(
                "G-11",
                installation,
                size.terminations() + " SIGTERMs, " + failed + " failed calls, slowest stop " + slowestStop + " ms",
                history);
        assertThat(failed).isZero();
    }

    private static void report(String goal, Installation installation, String figures, Collection<Sent> history) {
        var violations = installation.check(history);
        long answered =
                history.stream().filter(sent -> sent.answer().isPresent()).count();
        System.out.println(goal + " (" + installation.kind() + "): " + figures + "; " + history.size() + " sent, "
                + answered + " answered; violations: " + violations.size());
        assertThat(violations).isEmpty();
    }

    /** G-12: nothing of a picture in any file that was written. */
    private void leftOvers(Installation installation) throws IOException {
        var base64 = java.util.Base64.getEncoder()
                .encodeToString(
                        ("\u00ff\u00d8\u00ff\u00e1" + Client.PICTURE_CANARY).getBytes(StandardCharsets.ISO_8859_1))
                .substring(4, 24);
        int files = 0;
        try (var all = Files.walk(folder)) {
            for (var file :
                    all.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain(Client.PICTURE_CANARY).doesNotContain(base64);
                files++;
            }
        }
        System.out.println("G-12 (" + installation.kind() + "): 0 left-overs in " + files + " files");
    }
}
