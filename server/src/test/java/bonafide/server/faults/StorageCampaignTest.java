package bonafide.server.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** G-5: writes and syncs that fail, that are the last the server does, and a disk that is full. */
class StorageCampaignTest extends Campaign {

    @Test
    void aFailingDiskLosesNothing() throws Exception {
        assumeTrue(
                Strace.isUsable(),
                "strace cannot be used here (Debian: apt install strace): storage faults are skipped");
        onSqlite();
        var slowest = new long[1];
        var history = endure(false, load -> {
            for (int n = 1; n <= size.storageFaults(); n++) {
                load.awaitDecisions(5);
                var server = servers().getFirst();
                try (var _ = Strace.failing(server.pid(), n % 2 == 0 ? "ENOSPC" : "EIO", n)) {
                    load.awaitRefusals(3);
                }
                slowest[0] = Math.max(slowest[0], millisToADecision(load));
            }
        });
        report(
                "G-5",
                size.storageFaults() + " faults ENOSPC or EIO from the n-th write or sync on, slowest return "
                        + slowest[0] + " ms",
                history);
    }

    @Test
    void aKillInTheMiddleOfATransactionLosesNothing() throws Exception {
        assumeTrue(
                Strace.isUsable(),
                "strace cannot be used here (Debian: apt install strace): kills at single writes are skipped");
        onSqlite();
        var slowest = new long[1];
        var history = endure(false, load -> {
            for (int n = 1; n <= size.storageFaults(); n++) {
                load.awaitDecisions(5);
                try (var _ = Strace.killing(servers().getFirst().pid(), n)) {
                    servers().getFirst().awaitEnd();
                }
                slowest[0] = Math.max(slowest[0], startAgain(0));
            }
            load.awaitDecisions(5);
        });
        report(
                "G-4",
                size.storageFaults() + " kills at the n-th write or sync of a thread, slowest start " + slowest[0]
                        + " ms",
                history);
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        assumeTrue(SmallDisk.isPossible(), "Only root may mount a small disk: the full disk is skipped");
        var slowest = new long[1];
        try (var disk = SmallDisk.mount(Files.createDirectory(folder.resolve("installation")))) {
            onSqlite();
            var history = endure(false, load -> {
                for (int i = 0; i < size.fullDisks(); i++) {
                    load.awaitDecisions(5);
                    disk.fill();
                    load.awaitRefusals(3);
                    disk.free();
                    slowest[0] = Math.max(slowest[0], millisToADecision(load));
                }
            });
            report("G-5", size.fullDisks() + " times a full disk, slowest return " + slowest[0] + " ms", history);
        }
    }
}
