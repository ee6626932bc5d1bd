package bonafide.server.access;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * An account and what it may do.
 *
 * @param starts from when the service is activated; null: it is not
 * @param ends from when it is not any more; null: open
 * @param dailyQuota decided verifications a day; null: no limit
 * @param callsPerSecond admitted calls in one second of the store's clock; null: no limit
 * @param resourceCodes the codes it may ask for; empty: all
 */
public record AccountSummary(
        String name,
        Instant created,
        @Nullable Instant starts,
        @Nullable Instant ends,
        @Nullable Long dailyQuota,
        @Nullable Long callsPerSecond,
        SortedSet<String> resourceCodes) {}
