package bonafide.server.cli;

import bonafide.server.audit.AuditEntry;
import bonafide.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The audit trail. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Reads, checks, exports and prunes the audit trail.",
        subcommands = {
            AuditCommand.Verify.class,
            AuditCommand.Show.class,
            AuditCommand.Export.class,
            AuditCommand.Statistics.class,
            AuditCommand.AttackScores.class,
            AuditCommand.Anchor.class,
            AuditCommand.Prune.class
        },
        footer = {"", "Example: bonafide audit verify"})
final class AuditCommand extends CommandGroup {

    @Command(
            name = "verify",
            description = {
                "Recomputes every hash chain and compares it with the anchors. Finds changed, removed and moved rows.",
                "Exit code 0: whole; 1: not."
            },
            footer = {"", "Example: bonafide audit verify --anchors /mnt/worm/anchors.jws"})
    static final class Verify extends StoreCommand {
        @Mixin
        private Anchors anchors;

        @Override
        int run(Store store) {
            var check = store.auditLog().check(anchors.read(store));
            values(new Row()
                    .with("whole", check.whole())
                    .with("rows", check.rows())
                    .with("findings", check.findings()));
            return check.whole() ? ExitCode.OK : ExitCode.NOT_PASSED;
        }
    }

    @Command(
            name = "show",
            description = "Shows one call with everything that is kept of it.",
            footer = {"", "Example: bonafide audit show 4C1E4B57-6B3F-5C1A-9A2B-0B1F6C7D8E9F --json"})
    static final class Show extends CallCommand {
        @Override
        int run(Store store, AuditEntry row) {
            return values(AuditRow.of(row)
                    .with(
                            "fitsItsChain",
                            row.position() == null ? null : store.auditLog().fits(row)));
        }
    }

    /** A span of time. */
    static final class Span {
        @Option(
                names = "--from",
                paramLabel = "TIME",
                description = "As 2026-07-01T00:00:00Z (default: the beginning).")
        private Instant from = Instant.EPOCH;

        @Option(names = "--to", paramLabel = "TIME", description = "Exclusive (default: now).")
        private @Nullable Instant to;

        Instant to(Instant now) {
            return Objects.requireNonNullElse(to, now.plusMillis(1));
        }
    }

    @Command(
            name = "export",
            description = "Writes rows in the order of admission, one a line.",
            footer = {"", "Example: bonafide audit export --format csv --from 2026-07-01T00:00:00Z --output july.csv"})
    static final class Export extends StoreCommand {
        @Mixin
        private Span span;

        @Option(
                names = "--format",
                defaultValue = "jsonl",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        private AuditRow.Format format;

        @Option(names = "--output", paramLabel = "FILE", description = "Written anew (default: the terminal).")
        private @Nullable Path output;

        @Override
        int run(Store store) throws IOException {
            if (output == null) {
                write(store, this::say);
                return ExitCode.OK;
            }
            try (var file = Files.newBufferedWriter(output)) {
                write(store, line -> {
                    try {
                        file.write(line);
                        file.newLine();
                    } catch (IOException e) {
                        throw new CommandFailure(output + " cannot be written: " + e.getMessage());
                    }
                });
            }
            return ExitCode.OK;
        }

        private void write(Store store, java.util.function.Consumer<String> lines) {
            format.header().ifPresent(lines);
            store.auditLog().forEach(span.from, span.to(clock().instant()), entry -> lines.accept(format.line(entry)));
        }
    }

    @Command(
            name = "statistics",
            description = "Counts calls per day (UTC) and outcome.",
            footer = {"", "Example: bonafide audit statistics --from 2026-07-01T00:00:00Z --json"})
    static final class Statistics extends StoreCommand {
        @Mixin
        private Span span;

        @Override
        int run(Store store) {
            var rows = new ArrayList<Row>();
            store.auditLog()
                    .statistics(span.from, span.to(clock().instant()))
                    .forEach((day, counts) -> counts.forEach((ending, calls) -> rows.add(
                            new Row().with("day", day).with("ending", ending).with("calls", calls))));
            return list(rows);
        }
    }

    @Command(
            name = "attack-scores",
            description = {
                "Counts each account's calls by attack score, in steps of one; higher is more attack-like.",
                "Cameras differ: most callers are bona fide, so a mode whose cut lies inside the bulk of an account's",
                "scores refuses honest people there. calls: scored from this step up to the next; atOrAbove: share of",
                "the account's scored calls in this step or a higher one, which an attack cut there would accuse."
            },
            footer = {"", "Example: bonafide audit attack-scores --from 2026-07-01T00:00:00Z"})
    static final class AttackScores extends StoreCommand {
        @Mixin
        private Span span;

        @Override
        int run(Store store) {
            var rows = new ArrayList<Row>();
            for (var account : store.accounts().list()) {
                var steps = store.auditSearch()
                        .count(span.from, span.to(clock().instant()), Duration.ofDays(1), account.name())
                        .padScores();
                long all = steps.values().stream().mapToLong(Long::longValue).sum();
                long left = all;
                for (var step : new TreeMap<>(steps).entrySet()) {
                    rows.add(new Row()
                            .with("account", account.name())
                            .with("score", step.getKey())
                            .with("calls", step.getValue())
                            .with("atOrAbove", Math.round(1000.0 * left / all) / 1000.0));
                    left -= step.getValue();
                }
            }
            return list(rows);
        }
    }

    @Command(
            name = "anchor",
            description = {
                "Prints where each chain ends now, signed, one line each.",
                "Kept where the store's administrator cannot change it, it proves that no row was cut off later."
            },
            footer = {"", "Example: bonafide audit anchor >> /mnt/worm/anchors.jws"})
    static final class Anchor extends StoreCommand {
        @Override
        int run(Store store) {
            store.auditLog().heads().forEach(head -> say(store.receipts().anchor(head)));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "prune",
            description = "Deletes the oldest rows; the rest stays provable, and the deletion is a row of its own.",
            footer = {"", "Example: bonafide audit prune --older-than-days 30"})
    static final class Prune extends StoreCommand {
        @Option(names = "--older-than-days", required = true, paramLabel = "N", description = "Counted from now.")
        private int days;

        @Override
        int run(Store store) {
            if (days < 0) {
                throw new IllegalArgumentException("--older-than-days cannot be negative, was " + days);
            }
            var before = clock().instant().minus(Duration.ofDays(days));
            return values(
                    new Row().with("pruned", store.auditLog().prune(before)).with("before", before));
        }
    }
}
