package bonafide.server.store;

import bonafide.server.access.AccessKey;
import bonafide.server.access.AccessKeys;
import bonafide.server.access.CreatedKey;
import bonafide.server.access.KeySummary;
import bonafide.server.access.Keys;
import bonafide.server.access.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Access keys in SQL. Nothing is kept in memory, so a change holds for the next call on every node. */
final class SqlKeys implements AccessKeys, Keys {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    /** With the prefix as long as the ids callers' settings were made for: 24 characters. */
    private static final int ID_LENGTH = 22;
    /** 30 of 62 characters: 178 bits. */
    private static final int SECRET_LENGTH = 30;

    private final Database database;
    private final SecretBox box;
    private final SecureRandom random;

    SqlKeys(Database database, SecretBox box, SecureRandom random) {
        this.database = database;
        this.box = box;
        this.random = random;
    }

    @Override
    public Optional<AccessKey> find(String accessKeyId) {
        if (!ID.matcher(accessKeyId).matches()) {
            return Optional.empty();
        }
        return database.read(handle -> {
            long now = database.now(handle);
            return handle.createQuery("SELECT id, account, enabled AND (expires IS NULL OR expires > :now) AS active"
                            + " FROM access_keys WHERE id = :id")
                    .bind("id", accessKeyId)
                    .bind("now", now)
                    .map((row, _) -> new AccessKey(
                            row.getString("id"),
                            row.getString("account"),
                            row.getBoolean("active"),
                            secrets(handle, accessKeyId)))
                    .findOne();
        });
    }

    private List<Secret> secrets(Handle handle, String keyId) {
        return handle.createQuery("SELECT version, sealed FROM key_secrets WHERE key_id = :id ORDER BY version DESC")
                .bind("id", keyId)
                .map((row, _) -> new Secret(new String(
                        box.open(row.getBytes("sealed"), place(keyId, row.getLong("version"))),
                        StandardCharsets.UTF_8)))
                .list();
    }

    /** Opens every sealed secret; throws when one does not open. */
    void openAll() {
        list().forEach(key -> find(key.accessKeyId()));
    }

    static String place(String keyId, long version) {
        return "access key " + keyId + " version " + version;
    }

    @Override
    public CreatedKey create(String account) {
        var id = "BF" + randomText(ID_LENGTH);
        return database.write(handle -> {
            long now = database.now(handle);
            // Before the secret is sealed: a change of the master key waits for this row, or this for the new key.
            database.dialect().announceChange(handle, "key_secrets");
            SqlAccounts.openIfAbsent(handle, database, account);
            handle.createUpdate(
                            "INSERT INTO access_keys (id, account, enabled, created) VALUES (:id, :account, :on, :now)")
                    .bind("id", id)
                    .bind("account", account)
                    .bind("on", true)
                    .bind("now", now)
                    .execute();
            var created = insertSecret(handle, id, 1, now);
            Events.write(handle, database, "KEY_CREATED", account, id);
            return created;
        });
    }

    @Override
    public List<KeySummary> list() {
        return database.read(handle -> handle.createQuery("SELECT k.*, (SELECT count(*) FROM key_secrets s"
                        + " WHERE s.key_id = k.id) AS secrets FROM access_keys k ORDER BY created, id")
                .map((row, _) -> summary(row))
                .list());
    }

    private static KeySummary summary(ResultSet row) throws SQLException {
        return new KeySummary(
                row.getString("id"),
                row.getString("account"),
                row.getBoolean("enabled"),
                Instant.ofEpochMilli(row.getLong("created")),
                Columns.instant(row, "expires"),
                Columns.instant(row, "last_used"),
                row.getInt("secrets"));
    }

    @Override
    public void setEnabled(String accessKeyId, boolean enabled) {
        change(
                accessKeyId,
                enabled ? "KEY_ENABLED" : "KEY_DISABLED",
                update -> update.bind("value", enabled),
                "enabled");
    }

    @Override
    public void setExpiry(String accessKeyId, @Nullable Instant expires) {
        var millis = expires == null ? null : expires.toEpochMilli();
        change(
                accessKeyId,
                "KEY_EXPIRY " + expires,
                update -> update.bindByType("value", millis, Long.class),
                "expires");
    }

    private void change(String accessKeyId, String event, UnaryOperator<Update> value, String column) {
        database.change(handle -> {
            var update = handle.createUpdate("UPDATE access_keys SET " + column + " = :value WHERE id = :id")
                    .bind("id", accessKeyId);
            if (value.apply(update).execute() == 0) {
                throw unknown(accessKeyId);
            }
            Events.write(handle, database, event, "", accessKeyId);
        });
    }

    @Override
    public CreatedKey addSecret(String accessKeyId) {
        return database.write(handle -> {
            database.dialect().lockAgainstChanges(handle, "key_secrets");
            var versions = handle.createQuery("SELECT version FROM key_secrets WHERE key_id = :id ORDER BY version")
                    .bind("id", accessKeyId)
                    .mapTo(Long.class)
                    .list();
            if (versions.isEmpty()) {
                throw unknown(accessKeyId);
            }
            if (versions.size() > 1) {
                throw new IllegalArgumentException(
                        "Access key " + accessKeyId + " has two secrets already: retire the old one first");
            }
            Events.write(handle, database, "KEY_SECRET_ADDED", "", accessKeyId);
            return insertSecret(handle, accessKeyId, versions.getLast() + 1, database.now(handle));
        });
    }

    private CreatedKey insertSecret(Handle handle, String keyId, long version, long now) {
        var secret = new Secret(randomText(SECRET_LENGTH));
        handle.createUpdate("INSERT INTO key_secrets (key_id, version, sealed, created)"
                        + " VALUES (:id, :version, :sealed, :now)")
                .bind("id", keyId)
                .bind("version", version)
                .bind("sealed", box.seal(secret.utf8(), place(keyId, version)))
                .bind("now", now)
                .execute();
        return new CreatedKey(keyId, secret);
    }

    @Override
    public void retireOldSecrets(String accessKeyId) {
        database.change(handle -> {
            var newest = handle.createQuery("SELECT max(version) FROM key_secrets WHERE key_id = :id")
                    .bind("id", accessKeyId)
                    .mapTo(Long.class)
                    .findOne()
                    .orElseThrow(() -> unknown(accessKeyId));
            int retired = handle.createUpdate("DELETE FROM key_secrets WHERE key_id = :id AND version < :newest")
                    .bind("id", accessKeyId)
                    .bind("newest", newest)
                    .execute();
            if (retired > 0) {
                Events.write(handle, database, "KEY_SECRET_RETIRED", "", accessKeyId);
            }
        });
    }

    private static IllegalArgumentException unknown(String accessKeyId) {
        return new IllegalArgumentException("There is no access key " + accessKeyId);
    }

    private String randomText(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
