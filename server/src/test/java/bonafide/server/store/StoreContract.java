package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does whatever database it is kept in; run once for each. */
abstract class StoreContract implements KeyContract, LedgerContract, LimitContract, AuditContract {
    @TempDir
    Path dataFolder;

    private StoreUnderTest store;

    /** Settings of an empty store. */
    abstract StoreSettings settings(Path dataFolder) throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = new StoreUnderTest(settings(dataFolder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public StoreUnderTest ledger() {
        return store;
    }

    @Test
    void aSchemaNewerThanTheProgramIsRefused() throws IOException {
        store.database()
                .change(handle ->
                        handle.execute("INSERT INTO flyway_schema_history (installed_rank, version, description,"
                                + " type, script, installed_by, execution_time, success)"
                                + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, TRUE)"));
        assertThatThrownBy(store::reopen).isInstanceOf(StoreException.class).hasMessageContaining("schema version 99");
    }

    /** Else whoever thinks up names would fill the disk. */
    @Test
    void attemptsToSignInAreForgottenWithTheirWindow() {
        var users = store.store().consoleUsers();
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var end = now.plusSeconds(900);
        for (int i = 0; i < 20; i++) {
            users.takeAttempt("name-" + i, 10, now, end);
        }
        users.takeAttempt("later", 10, end, end.plusSeconds(900));

        long left = store.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM console_attempts")
                        .mapTo(Long.class)
                        .one());
        assertThat(left).isOne();
    }

    @Test
    void swappedCiphertextsDoNotOpen() {
        var one = store.newKey("acme");
        var other = store.newKey("acme");
        store.database().change(handle -> {
            handle.createUpdate("UPDATE key_secrets SET sealed = (SELECT sealed FROM key_secrets WHERE key_id = :other)"
                            + " WHERE key_id = :one")
                    .bind("one", one.id())
                    .bind("other", other.id())
                    .execute();
        });
        assertThatThrownBy(() -> store.find(one))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("changed or moved");
    }

    @Test
    void anotherMasterKeyIsRefusedAtTheStart() throws IOException {
        MasterKeys.write(dataFolder.resolve("master.key"), List.of(MasterKeys.generate(new SecureRandom())));
        assertThatThrownBy(store::reopen).isInstanceOf(StoreException.class).hasMessageContaining("another master key");
    }

    @Test
    void aSecondNodeOnTheSameDataFolderIsRefused() {
        assertThatThrownBy(store::joinAgain)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Another server is running");
    }
}
