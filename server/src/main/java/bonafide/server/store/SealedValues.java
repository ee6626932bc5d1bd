package bonafide.server.store;

import java.security.SecureRandom;

/** Random values of this installation that only the holder of the master key can read. */
final class SealedValues {
    private final Database database;
    private final SecretBox box;
    private final SecureRandom random;

    SealedValues(Database database, SecretBox box, SecureRandom random) {
        this.database = database;
        this.box = box;
        this.random = random;
    }

    /** The value of that name, made with {@code length} random bytes when first asked for. */
    byte[] get(String name, int length) {
        return database.write(handle -> {
            var fresh = new byte[length];
            random.nextBytes(fresh);
            handle.createUpdate(
                            "INSERT INTO sealed_values (name, sealed) VALUES (:name, :sealed) ON CONFLICT DO NOTHING")
                    .bind("name", name)
                    .bind("sealed", box.seal(fresh, name))
                    .execute();
            var sealed = handle.createQuery("SELECT sealed FROM sealed_values WHERE name = :name")
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .one();
            return box.open(sealed, name);
        });
    }
}
