package bonafide.server.cli;

import bonafide.server.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is used of the daily quotas. */
@Command(
        name = "quota",
        description = "Shows how many verifications each account used a day, newest day first.",
        footer = {"", "Limits are set with: bonafide accounts limit", "Example: bonafide quota --account acme --json"})
final class QuotaCommand extends StoreCommand {
    @Option(names = "--account", paramLabel = "NAME", description = "Only this account.")
    private @Nullable String account;

    @Override
    int run(Store store) {
        return list(store.accounts().quotaUse().stream()
                .filter(use -> account == null || use.account().equals(account))
                .map(use -> new Row()
                        .with("account", use.account())
                        .with("day", use.day())
                        .with("used", use.used())
                        .with("dailyQuota", use.limit()))
                .toList());
    }
}
