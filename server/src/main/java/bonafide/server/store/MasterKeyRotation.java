package bonafide.server.store;

import bonafide.server.store.MasterKeySource.KeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Changes the master key while servers run: the new key is put in front of the old one, every sealed value is sealed
 * anew, the old key is dropped. A server that meets a value sealed with a key it does not know reads its source again.
 * Interrupted anywhere, it is simply run again.
 */
final class MasterKeyRotation {
    private final Database database;
    private final SecretBox box;
    private final MasterKeySource source;
    private final SecureRandom random;

    MasterKeyRotation(Database database, SecretBox box, MasterKeySource source, SecureRandom random) {
        this.database = database;
        this.box = box;
        this.source = source;
        this.random = random;
    }

    /**
     * With a key file, makes the new key itself; elsewhere the operator has put it in front already.
     *
     * @return how many values were sealed anew
     */
    int rotate() {
        if (source instanceof KeyFile(Path file)) {
            var keys = MasterKeys.read(source, random);
            if (keys.size() == 1) {
                MasterKeys.write(file, List.of(MasterKeys.generate(random), keys.getFirst()));
            }
            int sealed = sealAnew();
            MasterKeys.write(file, MasterKeys.read(source, random).subList(0, 1));
            return sealed;
        }
        return sealAnew();
    }

    private int sealAnew() {
        return database.write(handle -> {
            for (var table : List.of("key_secrets", "sealed_values")) {
                database.dialect().lockAgainstChanges(handle, table);
            }
            box.reload();
            int sealed = secrets(handle) + values(handle);
            Events.write(handle, database, "MASTER_KEY_ROTATED", "", sealed + " values sealed anew");
            return sealed;
        });
    }

    private int secrets(Handle handle) {
        var places = handle.createQuery("SELECT key_id, version FROM key_secrets")
                .map((row, _) -> new SecretPlace(row.getString("key_id"), row.getLong("version")))
                .list();
        return (int) places.stream()
                .filter(secret -> sealAnew(
                        handle,
                        "key_secrets",
                        "key_id = :id AND version = :version",
                        Map.of("id", secret.keyId(), "version", secret.version()),
                        SqlKeys.place(secret.keyId(), secret.version())))
                .count();
    }

    private record SecretPlace(String keyId, long version) {}

    private int values(Handle handle) {
        var names = handle.createQuery("SELECT name FROM sealed_values")
                .mapTo(String.class)
                .list();
        return (int) names.stream()
                .filter(name -> sealAnew(handle, "sealed_values", "name = :name", Map.of("name", name), name))
                .count();
    }

    /** @return false when the row was sealed with the new key already */
    private boolean sealAnew(Handle handle, String table, String where, Map<String, ?> row, String place) {
        var sealed = handle.createQuery("SELECT sealed FROM " + table + " WHERE " + where)
                .bindMap(row)
                .mapTo(byte[].class)
                .one();
        if (box.isCurrent(sealed)) {
            return false;
        }
        handle.createUpdate("UPDATE " + table + " SET sealed = :sealed WHERE " + where)
                .bindMap(row)
                .bind("sealed", box.seal(box.open(sealed, place), place))
                .execute();
        return true;
    }
}
