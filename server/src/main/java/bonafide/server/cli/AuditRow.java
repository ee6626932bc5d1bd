package bonafide.server.cli;

import bonafide.server.audit.AuditEntry;
import bonafide.server.audit.AuditRecord.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A row of the audit trail as commands show it. */
final class AuditRow {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> COLUMNS = List.of(
            "requestId",
            "node",
            "state",
            "admitted",
            "finished",
            "accessKeyId",
            "account",
            "service",
            "resourceCode",
            "policyVersion",
            "quotaDay",
            "outcome",
            "reasons",
            "score",
            "falseMatchRate",
            "padScore",
            "referenceBytes",
            "probeBytes",
            "referenceHash",
            "probeHash",
            "chainPosition",
            "chainHash",
            "evidence");

    private AuditRow() {}

    /** How rows are written. */
    enum Format {
        /** One JSON object a line. */
        JSONL,
        /** RFC 4180, with a line of column names. */
        CSV;

        Optional<String> header() {
            return this == CSV ? Optional.of(String.join(",", COLUMNS)) : Optional.empty();
        }

        String line(AuditEntry entry) {
            var row = of(entry);
            return switch (this) {
                case JSONL -> JSON.writeValueAsString(row);
                case CSV -> COLUMNS.stream().map(column -> csv(row.get(column))).collect(Collectors.joining(","));
            };
        }
    }

    static Row of(AuditEntry entry) {
        var call = entry.call();
        var end = call.result();
        var row = new Row()
                .with("requestId", call.requestId())
                .with("node", call.node())
                .with("state", end == null ? State.ADMITTED.name() : end.state().name())
                .with("admitted", call.admitted())
                .with("finished", end == null ? null : end.finished())
                .with("accessKeyId", call.keyId())
                .with("account", call.account())
                .with("service", call.service())
                .with("resourceCode", call.resourceCode())
                .with("policyVersion", call.policyVersion())
                .with("quotaDay", call.quotaDay());
        if (end != null) {
            row.with("outcome", end.outcome())
                    .with("reasons", end.reasons())
                    .with("score", end.score())
                    .with("falseMatchRate", end.falseMatchRate())
                    .with("padScore", end.padScore())
                    .with("referenceBytes", end.referenceBytes())
                    .with("probeBytes", end.probeBytes())
                    .with("referenceHash", end.referenceHash())
                    .with("probeHash", end.probeHash())
                    .with("chainPosition", entry.position())
                    .with("chainHash", entry.hash())
                    .with("evidence", JSON.readTree(end.evidence()));
        }
        return row;
    }

    /** A cell that starts like a formula is marked as text, so that no spreadsheet runs it. */
    private static String csv(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        if (!(value instanceof Number) && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
