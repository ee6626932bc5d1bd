package bonafide.server.store;

import org.jdbi.v3.core.Handle;

/** Accounts and their limits in SQL. */
final class SqlAccounts {
    private SqlAccounts() {}

    /** Opens the account with the service activated from now on, without limits. */
    static void openIfAbsent(Handle handle, String account, long now) {
        handle.createUpdate("INSERT INTO accounts (name, created, starts) VALUES (:account, :now, :now)"
                        + " ON CONFLICT DO NOTHING")
                .bind("account", account)
                .bind("now", now)
                .execute();
    }
}
