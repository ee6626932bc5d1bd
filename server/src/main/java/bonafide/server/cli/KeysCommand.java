package bonafide.server.cli;

import bonafide.server.access.CreatedKey;
import bonafide.server.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Access keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes, shows and stops access keys; a running server heeds it with the next call.",
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.ListKeys.class,
            KeysCommand.Disable.class,
            KeysCommand.Enable.class,
            KeysCommand.Expire.class,
            KeysCommand.AddSecret.class,
            KeysCommand.RetireSecret.class
        },
        footer = {"", "Example: bonafide keys create --account acme --json"})
final class KeysCommand extends CommandGroup {

    @Command(
            name = "create",
            description = "Makes a key. Its secret is shown this once.",
            footer = {"", "Example: bonafide keys create --account acme"})
    static final class Create extends StoreCommand {
        @Option(
                names = "--account",
                paramLabel = "NAME",
                defaultValue = "default",
                description = "Whose key it is; opened if there is none of that name (default: ${DEFAULT-VALUE}).")
        private String account;

        @Override
        int run(Store store) {
            return values(shown(store.keys().create(account)).with("account", account));
        }
    }

    private static Row shown(CreatedKey key) {
        return new Row()
                .with("accessKeyId", key.accessKeyId())
                .with("accessKeySecret", new String(key.secret().utf8(), StandardCharsets.UTF_8));
    }

    @Command(
            name = "list",
            description = "Shows all keys, never their secrets.",
            footer = {"", "Example: bonafide keys list --json"})
    static final class ListKeys extends StoreCommand {
        @Override
        int run(Store store) {
            return list(store.keys().list().stream()
                    .map(key -> new Row()
                            .with("accessKeyId", key.accessKeyId())
                            .with("account", key.account())
                            .with("enabled", key.enabled())
                            .with("created", key.created())
                            .with("expires", key.expires())
                            .with("lastUsed", key.lastUsed())
                            .with("secrets", key.secrets()))
                    .toList());
        }
    }

    /** A command on one key. */
    abstract static class OnKey extends StoreCommand {
        @Parameters(paramLabel = "KEY_ID", description = "The access key's id.")
        String keyId;
    }

    @Command(
            name = "disable",
            description = "Refuses the key's calls from now on.",
            footer = {"", "Example: bonafide keys disable BFx2Yk6bTnVq1LmC8sRw0ZpD"})
    static final class Disable extends OnKey {
        @Override
        int run(Store store) {
            store.keys().setEnabled(keyId, false);
            return values(new Row().with("accessKeyId", keyId).with("enabled", false));
        }
    }

    @Command(
            name = "enable",
            description = "Admits the key's calls again.",
            footer = {"", "Example: bonafide keys enable BFx2Yk6bTnVq1LmC8sRw0ZpD"})
    static final class Enable extends OnKey {
        @Override
        int run(Store store) {
            store.keys().setEnabled(keyId, true);
            return values(new Row().with("accessKeyId", keyId).with("enabled", true));
        }
    }

    @Command(
            name = "expire",
            description = "Sets or lifts the moment from which the key's calls are refused.",
            footer = {"", "Example: bonafide keys expire BFx2Yk6bTnVq1LmC8sRw0ZpD --at 2027-01-01T00:00:00Z"})
    static final class Expire extends OnKey {
        @ArgGroup(multiplicity = "1")
        private When when;

        private static final class When {
            @Option(names = "--at", paramLabel = "TIME", description = "As 2027-01-01T00:00:00Z.")
            private @Nullable Instant at;

            @Option(names = "--never", description = "Lifts the limit.")
            private boolean never;
        }

        @Override
        int run(Store store) {
            store.keys().setExpiry(keyId, when.never ? null : when.at);
            return values(new Row().with("accessKeyId", keyId).with("expires", when.at));
        }
    }

    @Command(
            name = "add-secret",
            description = "Makes a second secret; both hold until the old one is retired. Shown this once.",
            footer = {"", "Example: bonafide keys add-secret BFx2Yk6bTnVq1LmC8sRw0ZpD"})
    static final class AddSecret extends OnKey {
        @Override
        int run(Store store) {
            return values(shown(store.keys().addSecret(keyId)));
        }
    }

    @Command(
            name = "retire-secret",
            description = "Ends every secret of the key but the newest.",
            footer = {"", "Example: bonafide keys retire-secret BFx2Yk6bTnVq1LmC8sRw0ZpD"})
    static final class RetireSecret extends OnKey {
        @Override
        int run(Store store) {
            store.keys().retireOldSecrets(keyId);
            return values(new Row().with("accessKeyId", keyId).with("secrets", 1));
        }
    }
}
