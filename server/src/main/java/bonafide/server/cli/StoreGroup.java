package bonafide.server.cli;

import bonafide.server.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The store as a whole. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Checks, copies and puts back the store, and changes the key its secrets are sealed with.",
        subcommands = {
            StoreGroup.Check.class,
            StoreGroup.Backup.class,
            StoreGroup.Restore.class,
            StoreGroup.RotateMasterKey.class
        },
        footer = {"", "Example: bonafide store backup /backups/bonafide-$(date +%%F).db"})
final class StoreGroup extends CommandGroup {

    @Command(
            name = "check",
            description =
                    "Looks for faults in the file, the audit chains and the sealed secrets. Exit 0: sound; 1: not.",
            footer = {"", "Example: bonafide store check --json"})
    static final class Check extends StoreCommand {
        @Mixin
        private Anchors anchors;

        @Override
        int run(Store store) {
            var faults = store.check(anchors.files());
            values(new Row().with("sound", faults.isEmpty()).with("faults", faults));
            return faults.isEmpty() ? ExitCode.OK : ExitCode.NOT_PASSED;
        }
    }

    @Command(
            name = "backup",
            description = {
                "Writes a consistent copy of the embedded store while the server runs.",
                "Keep the master key file elsewhere: without it the copy's secrets cannot be read."
            },
            footer = {"", "Example: bonafide store backup /backups/monday.db"})
    static final class Backup extends StoreCommand {
        @Parameters(paramLabel = "FILE", description = "Must not exist.")
        private Path file;

        @Override
        int run(Store store) {
            store.backup(file);
            return values(new Row().with("backup", file.toAbsolutePath().toString()));
        }
    }

    @Command(
            name = "restore",
            description = {
                "Puts a copy in the place of the embedded store; its server must be stopped. The present file is kept.",
                "Nothing signed before this moment is admitted afterwards: nonces used since the copy are unknown."
            },
            footer = {"", "Example: bonafide store restore /backups/monday.db"})
    static final class Restore extends DataCommand {
        @Parameters(paramLabel = "FILE", description = "A copy made by store backup.")
        private Path file;

        @Override
        public Integer call() {
            var kept = Store.restore(settings(), file, clock(), new SecureRandom());
            return values(
                    new Row().with("restored", file.toAbsolutePath().toString()).with("previous", kept.toString()));
        }
    }

    @Command(
            name = "rotate-master-key",
            description = {
                "Seals all secrets with a new master key while servers run.",
                "With a key file it makes the new key. From the environment or a command, put the new key's line in front"
                        + " of the old one first, on every node, and take the old line away afterwards.",
                "Nodes with key files of their own: copy the file with both lines to them before."
            },
            footer = {"", "Example: bonafide store rotate-master-key"})
    static final class RotateMasterKey extends StoreCommand {
        @Override
        int run(Store store) {
            return values(new Row().with("sealedAnew", store.rotateMasterKey()));
        }
    }
}
