package bonafide.server.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys a test puts in. */
public final class InMemoryKeys implements AccessKeys {
    private final Map<String, AccessKey> keys = new HashMap<>();

    @Override
    public Optional<AccessKey> find(String accessKeyId) {
        return Optional.ofNullable(keys.get(accessKeyId));
    }

    public InMemoryKeys with(String id, String... secrets) {
        return with(id, true, secrets);
    }

    public InMemoryKeys withInactive(String id, String secret) {
        return with(id, false, secret);
    }

    private InMemoryKeys with(String id, boolean active, String... secrets) {
        var list = List.of(secrets).stream().map(Secret::new).toList();
        keys.put(id, new AccessKey(id, "account-of-" + id, active, list));
        return this;
    }
}
