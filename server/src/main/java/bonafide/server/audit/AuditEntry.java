package bonafide.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * A row of the trail with its place in its node's chain.
 *
 * @param position 1 for the first row; null while the call is open
 * @param hash see {@link AuditRecord#chainHash}
 */
public record AuditEntry(
        AuditRecord call, @Nullable Long position, @Nullable String hash) {}
