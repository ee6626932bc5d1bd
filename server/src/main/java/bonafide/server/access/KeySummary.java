package bonafide.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may see of a key: everything but its secrets.
 *
 * @param expires the key stops working then; null: never
 * @param lastUsed when a call was last admitted with it, to about a minute; null: not yet
 * @param secrets how many secrets sign for it now: one, or two while one is being replaced
 */
public record KeySummary(
        String accessKeyId,
        String account,
        boolean enabled,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant lastUsed,
        int secrets) {}
