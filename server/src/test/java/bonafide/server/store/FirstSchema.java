package bonafide.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;

/**
 * A store as the first version of this program left it: {@code schema-1.sql} holds the rows it wrote, among them a call
 * still at work, and beside it lie a receipt and an anchor it signed.
 */
final class FirstSchema {
    private FirstSchema() {}

    /** @param settings of an empty store, its master key in a file */
    static void fill(StoreSettings settings) throws IOException, SQLException {
        Store.makePrivate(settings);
        var dialect = Dialect.of(settings);
        try (var source = Pools.writers(settings)) {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .placeholders(dialect.placeholders())
                    .target("1")
                    .load()
                    .migrate();
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                for (var insert : text("schema-1.sql").split(";\n", -1)) {
                    statement.execute(inDialect(insert, dialect));
                }
            }
        }
        writeMasterKey(settings);
    }

    static String text(String name) throws IOException {
        try (var in = Objects.requireNonNull(FirstSchema.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    private static String inDialect(String insert, Dialect dialect) {
        return dialect == Dialect.SQLITE ? insert : insert.replaceAll("X('[0-9a-f]*')", "decode($1, 'hex')");
    }

    /** The bytes 0 to 31. */
    private static void writeMasterKey(StoreSettings settings) {
        var bytes = new byte[MasterKeys.KEY_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        MasterKeys.write(
                settings.dataFolder().resolve("master.key"),
                List.of(new MasterKeys.MasterKey(0, new SecretKeySpec(bytes, "AES"))));
    }
}
