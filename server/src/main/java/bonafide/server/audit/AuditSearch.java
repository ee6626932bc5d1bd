package bonafide.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions people ask of the trail: find some calls, count many. */
public interface AuditSearch {
    /** Newest first, at most {@code limit}. */
    List<AuditRecord> find(Filter filter, int limit);

    /** The newest decided calls an account and resource code's policy would apply to; null: all of them. */
    List<AuditRecord> decided(@Nullable String account, @Nullable String resourceCode, int limit);

    /** Counts of calls admitted in a period, for one account or all. */
    Counts count(Instant from, Instant to, Duration step, @Nullable String account);

    /**
     * Every member is optional; all that are given must hold.
     *
     * @param outcome PASSED, NOT_PASSED or UNASSESSABLE, or a state without one
     * @param reason a part of the row's reasons
     * @param before only calls admitted before this, to page
     */
    record Filter(
            @Nullable String requestId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String keyId,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable Instant before) {}

    /**
     * @param outcomes by the start of each step, then by outcome
     * @param scores calls by similarity score, in bins of two, by the bin's lower end
     * @param padScores calls by attack score, in bins of one, by the bin's lower end
     */
    record Counts(
            Map<Instant, Map<String, Long>> outcomes,
            Map<Integer, Long> scores,
            Map<Integer, Long> padScores,
            Map<String, Long> reasons) {}
}
