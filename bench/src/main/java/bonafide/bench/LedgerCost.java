package bonafide.bench;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.verification.Verification;
import bonafide.server.access.AccessKey;
import bonafide.server.access.Ledger;
import bonafide.server.access.Ledger.Admission.Admitted;
import bonafide.server.audit.AuditSearch.Filter;
import bonafide.server.audit.CompletedCall;
import bonafide.server.store.LedgerNode;
import bonafide.server.store.Store;
import bonafide.server.store.StoreSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a call pays for its place in the ledger, on SQLite with full durability: in an empty store and, turn by turn with
 * it, in one with a long audit trail, so that both meet the same disk. Then what reading the long trail takes.
 *
 * <p>Arguments: a folder on the disk in question (absent, or left there by an earlier run, whose trail is used again), rows
 * of the long trail, calls to measure.
 */
public final class LedgerCost {
    private static final int WARM_UP = 300;

    private LedgerCost() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        int calls = Integer.parseInt(arguments[2]);
        var scheduler = Executors.newSingleThreadScheduledExecutor();
        try (var empty = Book.open(folder.resolve("empty"), 0, scheduler);
                var grown = Book.open(folder.resolve("grown"), rows, scheduler);
                var disk =
                        FileChannel.open(folder.resolve("sync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            measure(empty, grown, disk, WARM_UP);
            for (var line : measure(empty, grown, disk, calls)) {
                System.out.println(line);
            }
            grown.readings(rows).forEach(System.out::println);
        }
        scheduler.shutdownNow();
    }

    private static List<String> measure(Book empty, Book grown, FileChannel disk, int calls) throws IOException {
        var sync = new Times("one write of 4 KiB and its sync, twice");
        var admitEmpty = new Times("admit, empty trail");
        var completeEmpty = new Times("complete, empty trail");
        var bothEmpty = new Times("admit and complete, empty trail");
        var bothGrown = new Times("admit and complete, long trail");
        for (int i = 0; i < calls; i++) {
            long begun = System.nanoTime();
            sync(disk);
            sync(disk);
            sync.add(System.nanoTime() - begun);
            var first = empty.call();
            admitEmpty.add(first[0]);
            completeEmpty.add(first[1]);
            bothEmpty.add(first[0] + first[1]);
            var second = grown.call();
            bothGrown.add(second[0] + second[1]);
        }
        return List.of(
                sync.line(),
                admitEmpty.line(),
                completeEmpty.line(),
                bothEmpty.line(),
                bothGrown.line(),
                "growth of the median: %+.1f %%".formatted(100 * (bothGrown.at(0.5) / bothEmpty.at(0.5) - 1)));
    }

    private static void sync(FileChannel disk) throws IOException {
        disk.write(ByteBuffer.allocate(4096), 0);
        disk.force(false);
    }

    /** A store with one node and one key. */
    private record Book(Store store, LedgerNode node, AccessKey key) implements AutoCloseable {
        static Book open(Path folder, int rows, ScheduledExecutorService scheduler) throws Exception {
            var settings = StoreSettings.embedded(folder);
            if (Files.notExists(folder.resolve("bonafide.db"))) {
                make(settings, rows, scheduler);
            }
            var store = Store.open(settings, InstantSource.system(), new SecureRandom());
            var id = store.keys().list().getFirst().accessKeyId();
            return new Book(
                    store,
                    store.join(Map.of("yunet", "8f".repeat(32)), scheduler),
                    store.accessKeys().find(id).orElseThrow());
        }

        private static void make(StoreSettings settings, int rows, ScheduledExecutorService scheduler)
                throws Exception {
            String id;
            try (var store = Store.open(settings, InstantSource.system(), new SecureRandom());
                    var _ = store.join(Map.of(), scheduler)) {
                id = store.keys().create("acme").accessKeyId();
            }
            long begun = System.nanoTime();
            AuditHistory.write(settings.dataFolder(), id, "acme", rows);
            if (rows > 0) {
                System.out.printf(
                        "%,d rows written in %.0f s, %,d MB%n",
                        rows,
                        (System.nanoTime() - begun) / 1e9,
                        Files.size(settings.dataFolder().resolve("bonafide.db")) >> 20);
            }
        }

        /** Nanoseconds to admit, nanoseconds to complete. */
        long[] call() {
            var id = UUID.randomUUID().toString();
            var call = new Ledger.CallToAdmit(
                    id, key, "nonce-" + id, Instant.now(), "0".repeat(64), "intl_face_verify", "00840000");
            var outcome = new VerificationOutcome.Decided(true, 97.5, 2e-6, -3.25, AttackKind.NONE);
            var completed = new CompletedCall(
                    new Verification(outcome, Map.of("decode", Duration.ofMillis(7))),
                    429_000,
                    58_000,
                    AuditHistory.anyHash(),
                    AuditHistory.anyHash(),
                    Duration.ofMillis(240));
            long begun = System.nanoTime();
            var admitted = (Admitted) node.admit(call);
            long between = System.nanoTime();
            node.complete(admitted, completed);
            return new long[] {between - begun, System.nanoTime() - between};
        }

        List<String> readings(int rows) {
            var now = Instant.now();
            var search = store.auditSearch();
            return List.of(
                    timed("audit verify", () -> {
                        var check = store.auditLog().check(List.of());
                        if (!check.whole() || check.rows() < rows) {
                            throw new IllegalStateException("the trail is not whole: " + check.findings());
                        }
                    }),
                    timed("decisions, first page", () -> search.find(filter(null, null, null), 50)),
                    timed("decisions of one key", () -> search.find(filter(key.id(), null, null), 50)),
                    timed("decisions of a key without any", () -> search.find(filter("BFnone", null, null), 50)),
                    timed("decisions not passed", () -> search.find(filter(null, "NOT_PASSED", null), 50)),
                    timed("decisions with a reason nobody has", () -> search.find(filter(null, null, "NONE"), 50)),
                    timed(
                            "drift over 7 days",
                            () -> search.count(now.minus(Duration.ofDays(7)), now, Duration.ofHours(2), null)),
                    timed(
                            "drift over 30 days",
                            () -> search.count(now.minus(Duration.ofDays(30)), now, Duration.ofHours(6), null)),
                    timed(
                            "the newest 2,000 for the steps' times",
                            () -> store.auditLog().newest(2000)),
                    timed("the policy preview's newest decisions", () -> search.decided("acme", null, 1000)));
        }

        private static Filter filter(
                @org.jspecify.annotations.Nullable String keyId,
                @org.jspecify.annotations.Nullable String outcome,
                @org.jspecify.annotations.Nullable String reason) {
            return new Filter(null, null, null, keyId, outcome, reason, null);
        }

        private static String timed(String what, Runnable work) {
            long begun = System.nanoTime();
            work.run();
            return "%-45s %,8.0f ms".formatted(what, (System.nanoTime() - begun) / 1e6);
        }

        @Override
        public void close() {
            node.close();
            store.close();
        }
    }

    /** Durations of one thing. */
    private static final class Times {
        private final String name;
        private final List<Long> nanos = new ArrayList<>();

        Times(String name) {
            this.name = name;
        }

        void add(long duration) {
            nanos.add(duration);
        }

        /** Milliseconds. */
        double at(double quantile) {
            Collections.sort(nanos);
            return nanos.get((int) Math.min(nanos.size() - 1L, (long) (quantile * nanos.size()))) / 1e6;
        }

        String line() {
            return "%-45s p50 %6.2f  p95 %6.2f  p99 %6.2f ms".formatted(name, at(0.5), at(0.95), at(0.99));
        }
    }
}
