package bonafide.server.faults;

import bonafide.server.access.CreatedKey;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.State;
import bonafide.server.faults.Client.Sent;
import bonafide.server.store.Store;
import bonafide.server.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One store with one or two nodes on it.
 *
 * @param nodes a data folder each
 * @param database null: the embedded store in the only folder
 */
record Installation(List<Path> nodes, @Nullable String database) {

    static Installation embedded(Path folder) {
        return new Installation(List.of(folder.resolve("node")), null);
    }

    /** Nodes that share a database share its master key. */
    static Installation shared(Path folder, String database, int count) throws IOException {
        var first = folder.resolve("node-0");
        var installation = new Installation(
                java.util.stream.IntStream.range(0, count)
                        .mapToObj(i -> folder.resolve("node-" + i))
                        .toList(),
                database);
        open(installation.settings(first)).close();
        for (var node : installation.nodes.subList(1, count)) {
            Files.createDirectories(node);
            Files.copy(first.resolve("master.key"), node.resolve("master.key"));
        }
        return installation;
    }

    String kind() {
        return (database == null ? "SQLite" : "PostgreSQL") + ", " + nodes.size()
                + (nodes.size() == 1 ? " node" : " nodes");
    }

    CreatedKey newKey(@Nullable Long dailyQuota) {
        try (var store = open(settings(nodes.getFirst()))) {
            var key = store.keys().create("acme");
            // Since ever, for clocks may be turned back.
            store.accounts().activate("acme", Instant.EPOCH, null);
            store.accounts().limitPerDay("acme", dailyQuota);
            return key;
        }
    }

    ServerProcess start(int node) throws IOException {
        return ServerProcess.start(nodes.get(node), database);
    }

    /** @param way from the database's address to the one the node is to use */
    ServerProcess start(int node, UnaryOperator<String> way) throws IOException {
        return ServerProcess.start(nodes.get(node), way.apply(Objects.requireNonNull(database)));
    }

    /** How many nodes have decided a call. */
    long nodesThatDecided() {
        return calls().stream()
                .filter(call -> call.result() != null && call.result().outcome() != null)
                .map(AuditRecord::node)
                .distinct()
                .count();
    }

    /** The audit trail's calls, oldest first. */
    List<AuditRecord> calls() {
        var calls = new ArrayList<AuditRecord>();
        try (var store = open(settings(nodes.getFirst()))) {
            store.auditLog().forEach(Instant.EPOCH, Instant.now().plus(Duration.ofDays(3)), row -> {
                if (row.call().result() == null || row.call().result().state() != State.EVENT) {
                    calls.add(row.call());
                }
            });
        }
        return calls;
    }

    /** With every server stopped: lets each node clean up as its next start would, then compares. */
    List<String> check(Collection<Sent> history) {
        try (var scheduler = Executors.newSingleThreadScheduledExecutor()) {
            for (var node : nodes) {
                try (var store = open(settings(node));
                        var _ = store.join(Map.of(), scheduler)) {
                    store.isAvailable();
                }
            }
            scheduler.shutdownNow();
        }
        try (var store = open(settings(nodes.getFirst()))) {
            return Checker.check(store, history);
        }
    }

    private StoreSettings settings(Path node) {
        var embedded = StoreSettings.embedded(node);
        return new StoreSettings(
                        node,
                        database,
                        embedded.masterKey(),
                        embedded.quotaZone(),
                        embedded.auditRetention(),
                        embedded.patience())
                .patient();
    }

    private static Store open(StoreSettings settings) {
        return Store.open(settings, InstantSource.system(), new SecureRandom());
    }
}
