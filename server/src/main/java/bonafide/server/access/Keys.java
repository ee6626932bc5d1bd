package bonafide.server.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys as an operator handles them. Every change holds for the next call on every node, for nodes keep no copy.
 *
 * <p>All methods throw {@link IllegalArgumentException} naming what does not exist or is not allowed, and
 * {@link LedgerUnavailableException} when the store does not answer.
 */
public interface Keys {
    /** Makes a key with one secret; an account that does not exist yet is opened, every service of ours activated. */
    CreatedKey create(String account);

    List<KeySummary> list();

    /** Disabling refuses the key's calls from now on; doing it twice changes nothing. */
    void setEnabled(String accessKeyId, boolean enabled);

    /** @param expires null lifts the limit */
    void setExpiry(String accessKeyId, @Nullable Instant expires);

    /** Adds a second secret, so that callers can change over without a gap; refused while there are two. */
    CreatedKey addSecret(String accessKeyId);

    /** Drops every secret but the newest; doing it twice changes nothing. */
    void retireOldSecrets(String accessKeyId);
}
