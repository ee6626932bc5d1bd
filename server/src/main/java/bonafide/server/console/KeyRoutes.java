package bonafide.server.console;

import bonafide.server.access.CreatedKey;
import bonafide.server.access.KeySummary;
import bonafide.server.access.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access keys: made, switched off and on, given an end, their secrets replaced without a gap. */
final class KeyRoutes {
    private final Keys keys;

    KeyRoutes(Keys keys) {
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/keys", Role.VIEWER, _ -> list()),
                new Route("POST", "/api/keys", Role.OPERATOR, this::create),
                new Route("POST", "/api/keys/{id}/enabled", Role.OPERATOR, this::setEnabled),
                new Route("POST", "/api/keys/{id}/expiry", Role.OPERATOR, this::setExpiry),
                new Route("POST", "/api/keys/{id}/secrets", Role.OPERATOR, this::addSecret),
                new Route("POST", "/api/keys/{id}/secrets/retire", Role.OPERATOR, this::retireOldSecrets));
    }

    private Object list() {
        return new Listed(keys.list().stream().map(Key::of).toList());
    }

    private Object create(Call call) {
        var account = call.body(NewKey.class).account();
        try {
            return Created.of(keys.create(account.strip()));
        } catch (IllegalArgumentException misnamed) {
            throw AccountRoutes.misnamed(misnamed);
        }
    }

    private Object setEnabled(Call call) {
        boolean enabled = call.body(Enabled.class).enabled();
        keys.setEnabled(known(call).accessKeyId(), enabled);
        return Route.Done.OK;
    }

    private Object setExpiry(Call call) {
        var expires = call.body(Expiry.class).expires().orElse(null);
        keys.setExpiry(known(call).accessKeyId(), expires);
        return Route.Done.OK;
    }

    private Object addSecret(Call call) {
        var id = known(call).accessKeyId();
        try {
            return Created.of(keys.addSecret(id));
        } catch (IllegalArgumentException twoAlready) {
            throw new Refusal(409, "two-secrets", "the key has two secrets already: retire the old one first");
        }
    }

    private Object retireOldSecrets(Call call) {
        keys.retireOldSecrets(known(call).accessKeyId());
        return Route.Done.OK;
    }

    /** Keys are never deleted, so one that is there now still is in the next statement. */
    private KeySummary known(Call call) {
        var id = Call.decode(call.segment("id"));
        return keys.list().stream()
                .filter(key -> key.accessKeyId().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("key"));
    }

    record NewKey(String account) {}

    record Enabled(boolean enabled) {}

    /** @param expires null lifts the end */
    record Expiry(Optional<Instant> expires) {}

    record Created(String accessKeyId, String accessKeySecret) {
        static Created of(CreatedKey key) {
            return new Created(key.accessKeyId(), new String(key.secret().utf8(), StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Created[" + accessKeyId + "]";
        }
    }

    record Listed(List<Key> keys) {}

    record Key(
            String id,
            String account,
            boolean enabled,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant lastUsed,
            int secrets) {
        static Key of(KeySummary key) {
            return new Key(
                    key.accessKeyId(),
                    key.account(),
                    key.enabled(),
                    key.created(),
                    key.expires(),
                    key.lastUsed(),
                    key.secrets());
        }
    }
}
