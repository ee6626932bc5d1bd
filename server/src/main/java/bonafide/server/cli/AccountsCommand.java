package bonafide.server.cli;

import bonafide.server.access.AccountSummary;
import bonafide.server.store.Store;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts: who may call, from when to when, how much, for which resource codes. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "Opens accounts and sets what they may do; a running server heeds it with the next call.",
        subcommands = {
            AccountsCommand.Open.class,
            AccountsCommand.ListAccounts.class,
            AccountsCommand.Activate.class,
            AccountsCommand.Deactivate.class,
            AccountsCommand.Limit.class,
            AccountsCommand.Codes.class
        },
        footer = {"", "Example: bonafide accounts limit acme --per-day 10000 --per-second 20"})
final class AccountsCommand extends CommandGroup {

    private static Row shown(AccountSummary account) {
        return new Row()
                .with("name", account.name())
                .with("created", account.created())
                .with("starts", account.starts())
                .with("ends", account.ends())
                .with("dailyQuota", account.dailyQuota())
                .with("callsPerSecond", account.callsPerSecond())
                .with("resourceCodes", account.resourceCodes().isEmpty() ? "all" : account.resourceCodes());
    }

    @Command(
            name = "list",
            description = "Shows all accounts.",
            footer = {"", "Example: bonafide accounts list --json"})
    static final class ListAccounts extends StoreCommand {
        @Override
        int run(Store store) {
            return list(
                    store.accounts().list().stream().map(AccountsCommand::shown).toList());
        }
    }

    /** A command on one account; it shows how the account stands afterwards. */
    abstract static class OnAccount extends StoreCommand {
        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's name.")
        String name;

        abstract void change(Store store);

        @Override
        final int run(Store store) {
            change(store);
            return values(store.accounts().list().stream()
                    .filter(account -> account.name().equals(name))
                    .map(AccountsCommand::shown)
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Command(
            name = "open",
            description = "Opens an account with the service activated and no limits; one that is there is left alone.",
            footer = {"", "Example: bonafide accounts open acme"})
    static final class Open extends OnAccount {
        @Override
        void change(Store store) {
            store.accounts().open(name);
        }
    }

    @Command(
            name = "activate",
            description = "Sets from when to when the account may use the service; outside of it calls get 403.",
            footer = {"", "Example: bonafide accounts activate acme --until 2027-01-01T00:00:00Z"})
    static final class Activate extends OnAccount {
        @Option(names = "--from", paramLabel = "TIME", description = "As 2026-07-01T00:00:00Z (default: now).")
        private @Nullable Instant from;

        @Option(names = "--until", paramLabel = "TIME", description = "Exclusive (default: until further notice).")
        private @Nullable Instant until;

        @Override
        void change(Store store) {
            store.accounts().activate(name, Objects.requireNonNullElse(from, clock().instant()), until);
        }
    }

    @Command(
            name = "deactivate",
            description = "Ends the account's use of the service now: calls get 403.",
            footer = {"", "Example: bonafide accounts deactivate acme"})
    static final class Deactivate extends OnAccount {
        @Override
        void change(Store store) {
            store.accounts().deactivate(name);
        }
    }

    @Command(
            name = "limit",
            description = "Sets how many verifications a day (402 beyond) and calls a second (Throttling.User beyond).",
            footer = {"", "Example: bonafide accounts limit acme --per-day 10000 --per-second none"})
    static final class Limit extends OnAccount {
        @Option(names = "--per-day", paramLabel = "N|none", converter = LimitConverter.class)
        private @Nullable LimitValue perDay;

        @Option(names = "--per-second", paramLabel = "N|none", converter = LimitConverter.class)
        private @Nullable LimitValue perSecond;

        @Override
        void change(Store store) {
            if (perDay == null && perSecond == null) {
                throw new IllegalArgumentException("Nothing to limit: give --per-day or --per-second");
            }
            if (perDay != null) {
                store.accounts().limitPerDay(name, perDay.most());
            }
            if (perSecond != null) {
                store.accounts().limitPerSecond(name, perSecond.most());
            }
        }
    }

    @Command(
            name = "codes",
            description = "Sets which resource codes the account may ask for; without any: all.",
            footer = {"", "Example: bonafide accounts codes acme 00840000 00650000"})
    static final class Codes extends OnAccount {
        @Parameters(index = "1..*", paramLabel = "CODE", description = "Eight digits.")
        private @Nullable List<String> codes;

        @Override
        void change(Store store) {
            store.accounts()
                    .allowResourceCodes(name, new LinkedHashSet<>(Objects.requireNonNullElse(codes, List.of())));
        }
    }
}
