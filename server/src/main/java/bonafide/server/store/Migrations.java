package bonafide.server.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to this program's version, and refuses one that is newer. */
final class Migrations {
    private Migrations() {}

    static void apply(DataSource source, Dialect dialect) {
        try {
            var flyway = Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .placeholders(dialect.placeholders())
                    .load();
            var newer = java.util.Arrays.stream(flyway.info().applied())
                    .filter(migration -> migration.getState().isApplied()
                            && !migration.getState().isResolved())
                    .findFirst();
            if (newer.isPresent()) {
                throw new StoreException(
                        "The store has schema version " + newer.get().getVersion()
                                + ", which this program does not know. Use the newer program that made it, or restore a backup.");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException("The store's schema cannot be brought up to date: " + e.getMessage(), e);
        }
    }
}
