package bonafide.server.console;

import bonafide.server.access.AccountSummary;
import bonafide.server.access.Accounts;
import bonafide.server.access.KeySummary;
import bonafide.server.access.Keys;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access keys and the quotas of their accounts. */
final class KeyRoutes {
    private final Keys keys;
    private final Accounts accounts;

    KeyRoutes(Keys keys, Accounts accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/keys", Role.VIEWER, _ -> list()),
                new Route("POST", "/api/keys", Role.OPERATOR, this::create),
                new Route("POST", "/api/keys/{id}/disable", Role.OPERATOR, this::disable),
                new Route("POST", "/api/accounts/{name}/quota", Role.OPERATOR, this::quota));
    }

    private Object list() {
        var used = usedToday();
        return new Overview(
                accounts.list().stream()
                        .map(account -> Account.of(account, used.getOrDefault(account.name(), 0L)))
                        .toList(),
                keys.list().stream().map(Key::of).toList());
    }

    /** The newest day comes first and is today's, where there was a call today. */
    private Map<String, Long> usedToday() {
        var used = new HashMap<String, Long>();
        accounts.quotaUse().forEach(use -> used.putIfAbsent(use.account(), use.used()));
        return used;
    }

    private Object create(Call call) {
        var account = call.body(NewKey.class).account();
        if (account.isBlank() || account.length() > 64) {
            throw Refusal.invalid("account", "must have 1 to 64 characters");
        }
        var created = keys.create(account.strip());
        return new Created(created.accessKeyId(), new String(created.secret().utf8(), StandardCharsets.UTF_8));
    }

    private Object disable(Call call) {
        return done(() -> keys.setEnabled(call.segment("id"), false), "key");
    }

    private Object quota(Call call) {
        var quota = call.body(Quota.class).dailyQuota().orElse(null);
        if (quota != null && quota < 0) {
            throw Refusal.invalid("dailyQuota", "must not be negative, was " + quota);
        }
        return done(() -> accounts.limitPerDay(Call.decode(call.segment("name")), quota), "account");
    }

    private static Object done(Runnable change, String what) {
        try {
            change.run();
            return Route.Done.OK;
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound(what);
        }
    }

    record NewKey(String account) {}

    record Created(String accessKeyId, String accessKeySecret) {}

    /** @param dailyQuota null lifts the limit */
    record Quota(Optional<Long> dailyQuota) {}

    record Overview(List<Account> accounts, List<Key> keys) {}

    record Account(
            String name,
            @Nullable Long dailyQuota,
            @Nullable Long callsPerSecond,
            long usedToday) {
        static Account of(AccountSummary account, long used) {
            return new Account(account.name(), account.dailyQuota(), account.callsPerSecond(), used);
        }
    }

    record Key(
            String id,
            String account,
            boolean active,
            @Nullable String lastUsed) {
        static Key of(KeySummary key) {
            return new Key(
                    key.accessKeyId(),
                    key.account(),
                    key.enabled(),
                    key.lastUsed() == null ? null : key.lastUsed().toString());
        }
    }
}
