package bonafide.server.console;

import bonafide.server.access.PolicyBook;
import bonafide.server.audit.AuditLog;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditSearch;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Past decisions: searched, one by one, exported. */
final class DecisionRoutes {
    private static final int PAGE = 200;
    private static final int EXPORT = 100_000;
    private static final String CSV_HEAD =
            "time,requestId,node,key,account,resourceCode,policyVersion,outcome,similarityScore,falseMatchRate,padScore,reason\n";

    private final AuditLog log;
    private final AuditSearch search;
    private final PolicyBook policies;
    private final Function<String, Optional<CheckedReceipt>> receipts;

    /** @param receipts by request id; empty where nothing was decided */
    DecisionRoutes(
            AuditLog log,
            AuditSearch search,
            PolicyBook policies,
            Function<String, Optional<CheckedReceipt>> receipts) {
        this.log = log;
        this.search = search;
        this.policies = policies;
        this.receipts = receipts;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/decisions", Role.VIEWER, this::list),
                new Route("GET", "/api/decisions.csv", Role.VIEWER, this::export),
                new Route("GET", "/api/decisions/{id}", Role.VIEWER, this::one));
    }

    private Object list(Call call) {
        int limit = call.parameter("limit").map(DecisionRoutes::number).orElse(50);
        return new Page(search.find(filter(call), Math.clamp(limit, 1, PAGE)).stream()
                .map(Decision::of)
                .toList());
    }

    private Object export(Call call) {
        var text = new StringBuilder(CSV_HEAD);
        for (var found : search.find(filter(call), EXPORT)) {
            var row = Decision.of(found);
            text.append(String.join(
                            ",",
                            row.time(),
                            row.requestId(),
                            row.node(),
                            row.key(),
                            quoted(row.account()),
                            row.resourceCode(),
                            quoted(row.policyVersion()),
                            row.outcome(),
                            text(row.similarityScore()),
                            text(row.falseMatchRate()),
                            text(row.padScore()),
                            quoted(row.reason())))
                    .append('\n');
        }
        return new Route.File("text/csv;charset=utf-8", "decisions.csv", text.toString());
    }

    private Object one(Call call) {
        var id = call.segment("id");
        var entry = log.find(id).orElseThrow(() -> Refusal.notFound("decision"));
        return new Detail(
                Decision.of(entry.call()),
                PolicyTargets.of(policies).applyAsDouble(entry.call().policyVersion()),
                entry.position(),
                entry.hash(),
                evidence(entry.call()),
                receipts.apply(id).orElse(null));
    }

    private static @Nullable Object evidence(AuditRecord call) {
        return call.result() == null ? null : ConsoleJson.tree(call.result().evidence());
    }

    private static AuditSearch.Filter filter(Call call) {
        return new AuditSearch.Filter(
                call.parameter("requestId").orElse(null),
                call.parameter("from").map(DecisionRoutes::time).orElse(null),
                call.parameter("to").map(DecisionRoutes::time).orElse(null),
                call.parameter("key").orElse(null),
                call.parameter("outcome").map(Names::constant).orElse(null),
                call.parameter("reason").orElse(null),
                call.parameter("before").map(DecisionRoutes::time).orElse(null));
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Refusal.invalid("time", "of " + text.length() + " characters is not like 2026-01-31T12:00:00Z");
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw Refusal.invalid("limit", "is not a number");
        }
    }

    /** A field that begins like a formula is data all the same: spreadsheets are told so by the apostrophe. */
    private static String quoted(String value) {
        var safe = value.matches("[=+\\-@].*") ? "'" + value : value;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String text(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    record Page(List<Decision> decisions) {}

    record Detail(
            Decision decision,
            double targetFalseMatchRate,
            @Nullable Long position,
            @Nullable String hash,
            @Nullable Object evidence,
            @Nullable CheckedReceipt receipt) {}

    /** A row of the trail as the pages show it. */
    record Decision(
            String time,
            String requestId,
            String node,
            String key,
            String account,
            String resourceCode,
            String policyVersion,
            String outcome,
            @Nullable Double similarityScore,
            @Nullable Double falseMatchRate,
            @Nullable Double padScore,
            String reason) {
        static Decision of(AuditRecord call) {
            var result = call.result();
            var outcome = result == null
                    ? "ADMITTED"
                    : result.outcome() == null ? result.state().name() : result.outcome();
            return new Decision(
                    call.admitted().toString(),
                    call.requestId(),
                    call.node(),
                    call.keyId(),
                    call.account(),
                    call.resourceCode(),
                    call.policyVersion(),
                    Names.page(outcome),
                    result == null ? null : result.score(),
                    result == null ? null : result.falseMatchRate(),
                    result == null ? null : result.padScore(),
                    result == null ? "" : result.reasons());
        }
    }
}
