package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.access.Ledger.Admission.Refused;
import bonafide.server.access.Ledger.CallToAdmit;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.audit.AuditRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that the first version of this program wrote goes on under today's, whatever database it is kept in. */
abstract class UpgradeContract {
    private static final String KEY = "BFjAnuNTfDsJAqwUi3U1aMgA";
    private static final String DECIDED = "50f4adcc-0559-4f19-b122-982a5be99c9d";
    private static final String LEFT_OPEN = "1ff05484-fce5-49ea-9746-fcde0e5aaeef";

    @TempDir
    Path dataFolder;

    private StoreUnderTest store;

    /** Settings of an empty store. */
    abstract StoreSettings settings(Path dataFolder) throws IOException;

    @BeforeEach
    void upgrade() throws Exception {
        var settings = settings(dataFolder);
        FirstSchema.fill(settings);
        store = new StoreUnderTest(settings);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasDecidedThenIsStillProved() throws IOException {
        var log = store.store().auditLog();
        var anchor = store.store().receipts().readAnchor(FirstSchema.text("schema-1.anchor.jws"));

        var check = log.check(List.of(anchor));

        assertThat(check.findings()).isEmpty();
        // Ten of then, and the open call that the start has closed.
        assertThat(check.rows()).isEqualTo(11);
        var entry = log.find(DECIDED).orElseThrow();
        assertThat(log.fits(entry)).isTrue();
        assertThat(store.store().receipts().receipt(entry)).contains(FirstSchema.text("schema-1.receipt.jws"));
    }

    @Test
    void keysPoliciesQuotasAndNoncesHold() {
        var key = store.store().accessKeys().find(KEY).orElseThrow();
        assertThat(key.secrets())
                .hasSize(2)
                .allSatisfy(secret -> assertThat(secret.utf8()).hasSize(30));
        var policy = store.store().policies().inForce("acme", "00840000");
        assertThat(policy.version()).isEqualTo("acme/00840000/1");
        assertThat(policy.policy().targetFalseMatchRate()).isEqualTo(1e-4);
        assertThat(policy.policy().attackTries()).isZero();

        assertThat(store.node().admit(replayed(store.call(key)))).isEqualTo(new Refused(Refusal.NONCE_USED));
        // The limit is 5, and of 3 that were used the open call's was given back.
        assertThat(store.quotaUsed("acme")).isEqualTo(2);
        for (int call = 3; call <= 5; call++) {
            store.admitted(store.call(key));
        }
        assertThat(store.refusal(key)).isEqualTo(Refusal.QUOTA_EXCEEDED);
    }

    @Test
    void theChainGoesOn() {
        var key = store.store().accessKeys().find(KEY).orElseThrow();
        assertThat(store.store().auditLog().find(LEFT_OPEN).orElseThrow().call().result())
                .extracting(result -> Objects.requireNonNull(result).state())
                .isEqualTo(State.ABORTED);
        store.node().complete(store.admitted(store.call(key)), Calls.attack());
        assertThat(store.store().auditLog().check(List.of()).findings()).isEmpty();

        store.clock().advance(Duration.ofDays(40));
        assertThat(store.store().auditLog().prune(store.clock().instant())).isPositive();
        assertThat(store.store().auditLog().check(List.of()).findings()).isEmpty();
    }

    @Test
    void theFirstStepIsTheOneStoresOutThereHaveTaken() {
        assertThat(store.number("SELECT checksum FROM flyway_schema_history WHERE version = '1'"))
                .isEqualTo(-490276642);
    }

    private static CallToAdmit replayed(CallToAdmit call) {
        return Calls.withTexts(call, "nonce-" + DECIDED, call.resourceCode());
    }
}
