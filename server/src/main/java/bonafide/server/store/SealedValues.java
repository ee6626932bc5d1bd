package bonafide.server.store;

import java.util.function.Supplier;

/** Values of this installation that only the holder of the master key can read. */
final class SealedValues {
    private final Database database;
    private final SecretBox box;

    SealedValues(Database database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /** The value of that name; made when first asked for, once for all nodes. */
    byte[] get(String name, Supplier<byte[]> fresh) {
        return database.write(handle -> {
            var found = handle.createQuery("SELECT sealed FROM sealed_values WHERE name = :name")
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .findOne();
            if (found.isPresent()) {
                return box.open(found.get(), name);
            }
            database.dialect().announceChange(handle, "sealed_values");
            handle.createUpdate(
                            "INSERT INTO sealed_values (name, sealed) VALUES (:name, :sealed) ON CONFLICT DO NOTHING")
                    .bind("name", name)
                    .bind("sealed", box.seal(fresh.get(), name))
                    .execute();
            var kept = handle.createQuery("SELECT sealed FROM sealed_values WHERE name = :name")
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .one();
            return box.open(kept, name);
        });
    }
}
