package bonafide.server.store;

import bonafide.server.access.AccountSummary;
import bonafide.server.access.Accounts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Accounts and their limits in SQL. */
final class SqlAccounts implements Accounts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final String QUOTA_USE = "SELECT q.account, q.day, q.used, a.daily_quota FROM quota_days q"
            + " JOIN accounts a ON a.name = q.account ";

    private final Database database;
    private final ZoneId quotaZone;

    /** @param quotaZone where a quota's day begins at midnight */
    SqlAccounts(Database database, ZoneId quotaZone) {
        this.database = database;
        this.quotaZone = quotaZone;
    }

    @Override
    public void open(String name) {
        database.change(handle -> openIfAbsent(handle, database, name));
    }

    /** Opens the account with the service activated from now on, without limits. */
    static void openIfAbsent(Handle handle, Database database, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("An account name has 1 to 64 of A-Z a-z 0-9 . _ @ - and starts with a"
                    + " letter or digit; this one has " + name.length() + " characters: " + Texts.printable(name));
        }
        int opened = handle.createUpdate("INSERT INTO accounts (name, created, starts) VALUES (:account, :now, :now)"
                        + " ON CONFLICT DO NOTHING")
                .bind("account", name)
                .bind("now", database.now(handle))
                .execute();
        if (opened == 1) {
            Events.write(handle, database, "ACCOUNT_OPENED", name, "");
        }
    }

    @Override
    public List<AccountSummary> list() {
        return database.read(handle -> handle.createQuery("SELECT * FROM accounts ORDER BY name")
                .map((row, _) -> new AccountSummary(
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("created")),
                        Columns.instant(row, "starts"),
                        Columns.instant(row, "ends"),
                        Columns.number(row, "daily_quota"),
                        Columns.number(row, "calls_per_second"),
                        codes(handle, row.getString("name"))))
                .list());
    }

    private static SortedSet<String> codes(Handle handle, String account) {
        return new TreeSet<>(
                handle.createQuery("SELECT resource_code FROM allowed_resource_codes WHERE account = :account")
                        .bind("account", account)
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public void activate(String name, Instant starts, @Nullable Instant ends) {
        if (ends != null && !ends.isAfter(starts)) {
            throw new IllegalArgumentException("An activation must end after it starts: " + starts + " to " + ends);
        }
        database.change(handle -> {
            set(handle, name, "starts", starts.toEpochMilli());
            set(handle, name, "ends", ends == null ? null : ends.toEpochMilli());
            Events.write(handle, database, "ACCOUNT_ACTIVATED", name, starts + " to " + ends);
        });
    }

    @Override
    public void deactivate(String name) {
        database.change(handle -> {
            set(handle, name, "starts", null);
            Events.write(handle, database, "ACCOUNT_DEACTIVATED", name, "");
        });
    }

    @Override
    public void limitPerDay(String name, @Nullable Long perDay) {
        limit(name, "daily_quota", perDay);
    }

    @Override
    public void limitPerSecond(String name, @Nullable Long perSecond) {
        limit(name, "calls_per_second", perSecond);
    }

    private void limit(String name, String column, @Nullable Long limit) {
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException("A limit cannot be negative, was " + limit);
        }
        database.change(handle -> {
            set(handle, name, column, limit);
            Events.write(handle, database, "ACCOUNT_LIMITED", name, column + " " + limit);
        });
    }

    @Override
    public void allowResourceCodes(String name, Set<String> codes) {
        var wrong = codes.stream().filter(code -> !code.matches("\\d{8}")).findFirst();
        if (wrong.isPresent()) {
            throw new IllegalArgumentException(
                    "A resource code has eight digits, found " + Texts.printable(wrong.get()));
        }
        database.change(handle -> {
            mustExist(
                    handle.createUpdate("UPDATE accounts SET name = name WHERE name = :name")
                            .bind("name", name)
                            .execute(),
                    name);
            handle.createUpdate("DELETE FROM allowed_resource_codes WHERE account = :name")
                    .bind("name", name)
                    .execute();
            codes.forEach(code -> handle.createUpdate(
                            "INSERT INTO allowed_resource_codes (account, resource_code) VALUES (:name, :code)")
                    .bind("name", name)
                    .bind("code", code)
                    .execute());
            Events.write(handle, database, "ACCOUNT_RESOURCE_CODES", name, String.join(" ", new TreeSet<>(codes)));
        });
    }

    private static void set(Handle handle, String name, String column, @Nullable Long value) {
        int changed = handle.createUpdate("UPDATE accounts SET " + column + " = :value WHERE name = :name")
                .bindByType("value", value, Long.class)
                .bind("name", name)
                .execute();
        mustExist(changed, name);
    }

    private static void mustExist(int changed, String name) {
        if (changed == 0) {
            throw new IllegalArgumentException("There is no account " + Texts.printable(name));
        }
    }

    @Override
    public List<QuotaUse> quotaUse() {
        return database.read(handle -> use(handle.createQuery(QUOTA_USE + "ORDER BY q.day DESC, q.account")));
    }

    @Override
    public List<QuotaUse> quotaToday() {
        return database.read(handle -> use(handle.createQuery(QUOTA_USE + "WHERE q.day = :day ORDER BY q.account")
                .bind("day", Admissions.day(database.now(handle), quotaZone))));
    }

    private static List<QuotaUse> use(Query query) {
        return query.map((row, _) -> new QuotaUse(
                        row.getString("account"),
                        row.getString("day"),
                        row.getLong("used"),
                        Columns.number(row, "daily_quota")))
                .list();
    }
}
