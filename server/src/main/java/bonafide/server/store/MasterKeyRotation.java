package bonafide.server.store;

import bonafide.server.store.MasterKeySource.KeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
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
        box.reload();
        return database.write(handle -> {
            int sealed = secrets(handle) + values(handle);
            Events.write(handle, database, "MASTER_KEY_ROTATED", "", sealed + " values sealed anew");
            return sealed;
        });
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Row(String id, long version, byte[] sealed) {}

    private int secrets(Handle handle) {
        var old = handle
                .createQuery("SELECT key_id, version, sealed FROM key_secrets")
                .map((row, _) -> new Row(row.getString("key_id"), row.getLong("version"), row.getBytes("sealed")))
                .list()
                .stream()
                .filter(row -> !box.isCurrent(row.sealed()))
                .toList();
        old.forEach(row -> handle.createUpdate(
                        "UPDATE key_secrets SET sealed = :sealed WHERE key_id = :id AND version = :version")
                .bind("sealed", anew(row.sealed(), SqlKeys.place(row.id(), row.version())))
                .bind("id", row.id())
                .bind("version", row.version())
                .execute());
        return old.size();
    }

    private int values(Handle handle) {
        var old = handle
                .createQuery("SELECT name, sealed FROM sealed_values")
                .map((row, _) -> new Row(row.getString("name"), 0, row.getBytes("sealed")))
                .list()
                .stream()
                .filter(row -> !box.isCurrent(row.sealed()))
                .toList();
        old.forEach(row -> handle.createUpdate("UPDATE sealed_values SET sealed = :sealed WHERE name = :name")
                .bind("sealed", anew(row.sealed(), row.id()))
                .bind("name", row.id())
                .execute());
        return old.size();
    }

    private byte[] anew(byte[] sealed, String place) {
        return box.seal(box.open(sealed, place), place);
    }
}
