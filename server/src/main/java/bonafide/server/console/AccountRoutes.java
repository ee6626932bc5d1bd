package bonafide.server.console;

import bonafide.server.access.AccountSummary;
import bonafide.server.access.Accounts;
import bonafide.server.access.Accounts.QuotaUse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts: from when to when, how much and for which resource codes they may call, and what they used. */
final class AccountRoutes {
    private static final int DAYS = 31;

    private final Accounts accounts;
    private final InstantSource clock;

    AccountRoutes(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/accounts", Role.VIEWER, _ -> list()),
                new Route("POST", "/api/accounts", Role.OPERATOR, this::open),
                new Route("GET", "/api/accounts/{name}", Role.VIEWER, this::one),
                new Route("POST", "/api/accounts/{name}/activate", Role.OPERATOR, this::activate),
                new Route("POST", "/api/accounts/{name}/deactivate", Role.OPERATOR, this::deactivate),
                new Route("POST", "/api/accounts/{name}/limits", Role.OPERATOR, this::limit),
                new Route("POST", "/api/accounts/{name}/resource-codes", Role.OPERATOR, this::allow));
    }

    private Object list() {
        var used = usedToday();
        return new Listed(accounts.list().stream()
                .map(account -> shown(account, used.getOrDefault(account.name(), 0L)))
                .toList());
    }

    private Object open(Call call) {
        var name = call.body(NewAccount.class).name().strip();
        try {
            accounts.open(name);
            return Route.Done.OK;
        } catch (IllegalArgumentException misnamed) {
            throw misnamed(misnamed);
        }
    }

    /** The store says what a name may be; it escapes what it repeats of it. */
    static Refusal misnamed(IllegalArgumentException why) {
        return new Refusal(400, "account-name", String.valueOf(why.getMessage()));
    }

    private Object one(Call call) {
        var account = known(call);
        var days = accounts.quotaUse().stream()
                .filter(use -> use.account().equals(account.name()))
                .limit(DAYS)
                .map(use -> new Day(use.day(), use.used()))
                .toList();
        return new Detail(shown(account, usedToday().getOrDefault(account.name(), 0L)), days);
    }

    private Object activate(Call call) {
        var period = call.body(Period.class);
        var starts = period.starts().orElseGet(clock::instant);
        if (period.ends().filter(ends -> !ends.isAfter(starts)).isPresent()) {
            throw new Refusal(400, "ends-before-start", "ends must come after starts");
        }
        accounts.activate(known(call).name(), starts, period.ends().orElse(null));
        return Route.Done.OK;
    }

    private Object deactivate(Call call) {
        accounts.deactivate(known(call).name());
        return Route.Done.OK;
    }

    /** Only what differs is set: the trail tells of changes. */
    private Object limit(Call call) {
        var limits = call.body(Limits.class);
        var account = known(call);
        var perDay = limits.dailyQuota().orElse(null);
        var perSecond = limits.callsPerSecond().orElse(null);
        if (!Objects.equals(perDay, account.dailyQuota())) {
            accounts.limitPerDay(account.name(), perDay);
        }
        if (!Objects.equals(perSecond, account.callsPerSecond())) {
            accounts.limitPerSecond(account.name(), perSecond);
        }
        return Route.Done.OK;
    }

    private Object allow(Call call) {
        var codes = call.body(Codes.class).resourceCodes();
        accounts.allowResourceCodes(known(call).name(), new LinkedHashSet<>(codes));
        return Route.Done.OK;
    }

    private Map<String, Long> usedToday() {
        return accounts.quotaToday().stream().collect(Collectors.toMap(QuotaUse::account, QuotaUse::used));
    }

    /** Accounts are never deleted, so one that is there now still is in the next statement. */
    private AccountSummary known(Call call) {
        var name = Call.decode(call.segment("name"));
        return accounts.list().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("account"));
    }

    private Account shown(AccountSummary account, long usedToday) {
        return new Account(
                account.name(),
                service(account),
                account.starts(),
                account.ends(),
                account.dailyQuota(),
                account.callsPerSecond(),
                account.resourceCodes(),
                usedToday);
    }

    private String service(AccountSummary account) {
        var now = clock.instant();
        if (account.starts() == null) {
            return "off";
        }
        if (account.starts().isAfter(now)) {
            return "to-come";
        }
        return account.ends() == null || account.ends().isAfter(now) ? "on" : "over";
    }

    record NewAccount(String name) {}

    /**
     * @param starts null: now
     * @param ends null: until further notice
     */
    record Period(Optional<Instant> starts, Optional<Instant> ends) {}

    /** Null lifts a limit. */
    record Limits(Optional<Long> dailyQuota, Optional<Long> callsPerSecond) {
        Limits {
            notNegative("dailyQuota", dailyQuota);
            notNegative("callsPerSecond", callsPerSecond);
        }

        private static void notNegative(String field, Optional<Long> limit) {
            limit.filter(value -> value < 0).ifPresent(value -> {
                throw Refusal.invalid(field, "must not be negative, was " + value);
            });
        }
    }

    /** @param resourceCodes empty: all */
    record Codes(List<String> resourceCodes) {
        Codes {
            if (!resourceCodes.stream().allMatch(code -> code.matches("[0-9]{8}"))) {
                throw new Refusal(400, "resource-code", "resourceCodes must have eight digits each");
            }
        }
    }

    record Listed(List<Account> accounts) {}

    record Detail(Account account, List<Day> days) {}

    /** @param day in the quota's time zone */
    record Day(String day, long used) {}

    /** @param service off, to-come, on or over */
    record Account(
            String name,
            String service,
            @Nullable Instant starts,
            @Nullable Instant ends,
            @Nullable Long dailyQuota,
            @Nullable Long callsPerSecond,
            SortedSet<String> resourceCodes,
            long usedToday) {}
}
