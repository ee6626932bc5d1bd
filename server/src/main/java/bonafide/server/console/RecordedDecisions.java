package bonafide.server.console;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.server.audit.AuditRecord;
import bonafide.server.evaluation.PastDecisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Decisions of the audit trail, decided again by another score table; attack detection stands as it was. */
final class RecordedDecisions {
    private static final int SHOWN = 100;

    private RecordedDecisions() {}

    /**
     * Each at the false-match rate its own policy asked for.
     *
     * @param calls decided ones; what compared nothing is passed over
     * @param targets false-match rate by the policy's version
     */
    static Effect decidedAgain(
            List<AuditRecord> calls, ToDoubleFunction<String> targets, ScoreCalibration shipped, ScoreCalibration own) {
        var byTarget = new TreeMap<Double, List<PastDecisions.Decision>>();
        for (var call : calls) {
            var cosine = cosine(call);
            if (cosine != null) {
                byTarget.computeIfAbsent(targets.applyAsDouble(call.policyVersion()), _ -> new ArrayList<>())
                        .add(new PastDecisions.Decision(
                                Map.of(
                                        "requestId",
                                        call.requestId(),
                                        "time",
                                        call.admitted().toString()),
                                new ComparisonScore(Math.clamp(cosine, -1, 1))));
            }
        }
        double smallest = Math.max(own.smallestRate(), shipped.smallestRate());
        int decisions = 0;
        int beyond = 0;
        var changes = new ArrayList<PastDecisions.Change>();
        for (var entry : byTarget.entrySet()) {
            decisions += entry.getValue().size();
            if (entry.getKey() >= smallest) {
                changes.addAll(new PastDecisions(entry.getValue()).changes(shipped, own, entry.getKey()));
            } else {
                beyond += entry.getValue().size();
            }
        }
        int lost = (int) changes.stream().filter(PastDecisions.Change::wasMatch).count();
        return new Effect(
                decisions,
                beyond,
                lost,
                changes.size() - lost,
                changes.stream().limit(SHOWN).map(Change::of).toList());
    }

    private static @Nullable Double cosine(AuditRecord call) {
        return ConsoleJson.number(Objects.requireNonNull(call.result()).evidence(), "cosine");
    }

    /**
     * @param decisions looked at
     * @param beyond asked for a rate below the smallest the new table shows: they cannot be decided by it
     * @param lost matches that would be none
     * @param gained non-matches that would be matches
     * @param changes some of both
     */
    record Effect(int decisions, int beyond, int lost, int gained, List<Change> changes) {}

    record Change(String time, String requestId, boolean wasMatch) {
        static Change of(PastDecisions.Change change) {
            var row = change.decision().row();
            return new Change(
                    Objects.requireNonNull(row.get("time")),
                    Objects.requireNonNull(row.get("requestId")),
                    change.wasMatch());
        }
    }
}
