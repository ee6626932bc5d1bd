package bonafide.server.store;

import bonafide.server.audit.AuditSearch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of calls while they are added up from hours and from single rows. */
final class AuditTally {
    static final String SCORE_BIN = "floor(score / 2) * 2";
    static final String PAD_SCORE_BIN = "floor(pad_score)";

    private final long step;
    private final Map<Instant, Map<String, Long>> outcomes = new TreeMap<>();
    private final Map<Integer, Long> scores = new TreeMap<>();
    private final Map<Integer, Long> padScores = new TreeMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();

    /** @param step milliseconds */
    AuditTally(long step) {
        this.step = step;
    }

    long step() {
        return step;
    }

    /** @param number of the step, from 1970 */
    void outcome(long number, String outcome, long calls) {
        outcomes.computeIfAbsent(Instant.ofEpochMilli(number * step), _ -> new HashMap<>())
                .merge(outcome, calls, Long::sum);
    }

    void score(int bin, long calls) {
        scores.merge(bin, calls, Long::sum);
    }

    void padScore(int bin, long calls) {
        padScores.merge(bin, calls, Long::sum);
    }

    void reason(String reason, long calls) {
        reasons.merge(reason, calls, Long::sum);
    }

    AuditSearch.Counts counts() {
        return new AuditSearch.Counts(outcomes, scores, padScores, reasons);
    }
}
