package bonafide.server.store;

import bonafide.server.console.ConsoleUser;
import bonafide.server.console.ConsoleUsers;
import bonafide.server.console.Role;
import bonafide.server.console.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Console users in SQL; counters are decided by one conditional statement each. */
final class SqlConsoleUsers implements ConsoleUsers {
    private final Database database;

    SqlConsoleUsers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ConsoleUser> find(String name) {
        return database.read(handle -> handle.createQuery("SELECT * FROM console_users WHERE name = :name")
                .bind("name", name)
                .map((row, _) -> user(row))
                .findOne());
    }

    @Override
    public List<ConsoleUser> list() {
        return database.read(handle -> handle.createQuery("SELECT * FROM console_users ORDER BY name")
                .map((row, _) -> user(row))
                .list());
    }

    @Override
    public boolean create(ConsoleUser user) {
        return insert(user, null);
    }

    @Override
    public boolean createFirst(ConsoleUser user) {
        return insert(user, 1L);
    }

    private boolean insert(ConsoleUser user, @Nullable Long first) {
        return written(
                "CONSOLE_USER_CREATED",
                user,
                handle -> handle.createUpdate("INSERT INTO console_users"
                                + " (name, role, password_hash, active, first) VALUES (:name, :role, :hash, :active, :first)"
                                + " ON CONFLICT DO NOTHING")
                        .bind("first", first));
    }

    @Override
    public boolean update(ConsoleUser user) {
        return written(
                "CONSOLE_USER_CHANGED",
                user,
                handle -> handle.createUpdate("UPDATE console_users SET role = :role,"
                        + " password_hash = :hash, active = :active WHERE name = :name"));
    }

    /** False when the statement changed nothing, of which the trail then says nothing. */
    private boolean written(String event, ConsoleUser user, Function<Handle, Update> statement) {
        return database.write(handle -> {
            boolean changed = statement
                            .apply(handle)
                            .bind("name", user.name())
                            .bind("role", user.role().name())
                            .bind("hash", user.passwordHash())
                            .bind("active", user.active())
                            .execute()
                    == 1;
            if (changed) {
                var role = user.active() ? user.role().name() : "SWITCHED_OFF";
                Events.write(handle, database, event, "", user.name() + " " + role);
            }
            return changed;
        });
    }

    @Override
    public boolean takeAttempt(String name, int limit, Instant now, Instant windowEnd) {
        return database.write(handle -> {
            // Names are as many as anybody cares to try: only those of one window stay.
            handle.execute("DELETE FROM console_attempts WHERE window_end <= ?", now.toEpochMilli());
            return handle.createUpdate(
                                    "INSERT INTO console_attempts (name, attempts, window_end)"
                                            + " VALUES (:name, 1, :end) ON CONFLICT (name) DO UPDATE SET"
                                            + " attempts = CASE WHEN console_attempts.window_end <= :now THEN 1"
                                            + " ELSE console_attempts.attempts + 1 END,"
                                            + " window_end = CASE WHEN console_attempts.window_end <= :now THEN :end"
                                            + " ELSE console_attempts.window_end END"
                                            + " WHERE console_attempts.attempts < :limit OR console_attempts.window_end <= :now")
                            .bind("name", name)
                            .bind("limit", limit)
                            .bind("now", now.toEpochMilli())
                            .bind("end", windowEnd.toEpochMilli())
                            .execute()
                    == 1;
        });
    }

    @Override
    public void forgetAttempts(String name) {
        database.change(handle -> handle.execute("DELETE FROM console_attempts WHERE name = ?", name));
    }

    @Override
    public void saveSession(String tokenHash, Session session) {
        database.change(
                handle -> handle.createUpdate("INSERT INTO console_sessions (token_hash, user_name, csrf, expires)"
                                + " VALUES (:token, :user, :csrf, :expires)")
                        .bind("token", tokenHash)
                        .bind("user", session.user())
                        .bind("csrf", session.csrf())
                        .bind("expires", session.expires().toEpochMilli())
                        .execute());
    }

    @Override
    public Optional<Session> session(String tokenHash, Instant now) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM console_sessions WHERE token_hash = :token AND expires > :now")
                .bind("token", tokenHash)
                .bind("now", now.toEpochMilli())
                .map((row, _) -> new Session(
                        row.getString("user_name"),
                        row.getString("csrf"),
                        Instant.ofEpochMilli(row.getLong("expires"))))
                .findOne());
    }

    @Override
    public void endSession(String tokenHash) {
        database.change(handle -> handle.execute("DELETE FROM console_sessions WHERE token_hash = ?", tokenHash));
    }

    private static ConsoleUser user(ResultSet row) throws SQLException {
        return new ConsoleUser(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("password_hash"),
                row.getBoolean("active"));
    }
}
