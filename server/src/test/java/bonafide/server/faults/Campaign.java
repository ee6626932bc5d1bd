package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.faults.Client.Sent;
import bonafide.server.store.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults under load, and one checker over what callers saw, the audit trail and the quota. Each campaign prints the
 * figure of one goal; how much it does is {@link Size}'s.
 */
abstract class Campaign {
    @TempDir
    Path folder;

    final Size size = Size.chosen();
    final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private final List<Target> targets = new ArrayList<>();
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private @Nullable PostgresServer postgres;
    private @Nullable Installation installation;

    /** The embedded store. */
    final void onSqlite() throws IOException {
        installation = Installation.embedded(Files.createDirectories(folder.resolve("installation")));
    }

    /** A PostgreSQL of its own; skipped where there is none. */
    final void onPostgres(int nodes) throws IOException {
        PostgresServer.assumeInstalled("its fault tests are");
        PostgresServer.makeReachable(folder);
        postgres = PostgresServer.start(folder.resolve("postgres"));
        installation = Installation.shared(folder.resolve("installation"), postgres.newDatabase(), nodes);
    }

    final PostgresServer postgres() {
        return java.util.Objects.requireNonNull(postgres);
    }

    final Installation installation() {
        return java.util.Objects.requireNonNull(installation);
    }

    final List<ServerProcess> servers() {
        return servers;
    }

    /** A caller with a key of its own. */
    final Client newClient(@Nullable Long dailyQuota) {
        var key = installation().newKey(dailyQuota);
        secrets.add(new String(key.secret().utf8(), StandardCharsets.UTF_8));
        return new Client(key);
    }

    final void startNodes() throws IOException {
        for (int node = 0; node < installation().nodes().size(); node++) {
            add(installation().start(node));
        }
    }

    final void add(ServerProcess started) {
        var target = new Target();
        target.up(started.uri());
        targets.add(target);
        servers.add(started);
    }

    /** Callers of one node alone. */
    final Load loadOn(int node, Client client) {
        return new Load(client, List.of(targets.get(node)), size.callers(), false);
    }

    /** The next start of a node that ended; the milliseconds it took. */
    final long startAgain(int node) throws IOException {
        targets.get(node).down();
        servers.set(node, installation().start(node));
        targets.get(node).up(servers.get(node).uri());
        return servers.get(node).readyMillis();
    }

    /** What is done to servers, database or disk while callers call. */
    interface Faults {
        void under(Load load) throws Exception;
    }

    /** Starts the nodes, calls while the faults are done, stops. */
    final Collection<Sent> endure(boolean retries, Faults faults) throws Exception {
        startNodes();
        var client = newClient(null);
        try (var load = new Load(client, targets, size.callers(), retries)) {
            faults.under(load);
            return load.history();
        } finally {
            stopNodes();
        }
    }

    final void stopNodes() throws InterruptedException {
        for (var server : servers) {
            server.terminate();
        }
    }

    /** From now to the next decision, in milliseconds. */
    static long millisToADecision(Load load) throws InterruptedException {
        long begun = System.nanoTime();
        load.awaitDecisions(1);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    static long slowestRefusal(Collection<Sent> history) {
        return history.stream()
                .filter(sent -> sent.answer().isPresent() && sent.answer().get().status() == 503)
                .mapToLong(Sent::millis)
                .max()
                .orElse(0);
    }

    /** Prints the figure of a goal and whatever does not fit, which must be nothing; then looks for left-overs. */
    final void report(String goal, String figures, Collection<Sent> history) throws IOException {
        var violations = installation().check(history);
        long answered =
                history.stream().filter(sent -> sent.answer().isPresent()).count();
        Figures.print(goal + " (" + installation().kind() + "): " + figures + "; " + history.size() + " sent, "
                + answered + " answered; violations: " + violations.size());
        assertThat(violations).isEmpty();
        leftOvers();
    }

    /** G-12: nothing of a picture, and no secret, in any file that was written. */
    private void leftOvers() throws IOException {
        var picture = "\u00ff\u00d8\u00ff\u00e1" + Client.PICTURE_CANARY;
        var base64 = Base64.getEncoder()
                .encodeToString(picture.getBytes(StandardCharsets.ISO_8859_1))
                .substring(4, 24);
        var canaries = new ArrayList<>(List.of(Client.PICTURE_CANARY, base64));
        canaries.addAll(secrets);
        int files = 0;
        try (var all = Files.walk(folder)) {
            for (var file :
                    all.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(canaries).as("left-overs in " + file).noneMatch(text::contains);
                files++;
            }
        }
        Figures.print("G-12 (" + installation().kind() + "): 0 left-overs of " + canaries.size() + " canaries in "
                + files + " files");
    }

    @AfterEach
    void stopWhatStillRuns() throws Exception {
        for (var server : servers) {
            server.kill();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
