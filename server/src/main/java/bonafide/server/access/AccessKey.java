package bonafide.server.access;

import java.util.List;

/**
 * A caller's key as the gatekeeper needs it.
 *
 * @param active enabled and not expired
 * @param secrets one or, while a secret is being rotated, two; a signature made with any of them holds
 */
public record AccessKey(String id, String account, boolean active, List<Secret> secrets) {
    public AccessKey {
        secrets = List.copyOf(secrets);
    }
}
