package bonafide.server.access;

import java.util.Optional;

/** Where keys are looked up. */
public interface AccessKeys {
    /** @throws LedgerUnavailableException when the store does not answer */
    Optional<AccessKey> find(String accessKeyId);
}
