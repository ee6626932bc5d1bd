package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.access.AccessKey;
import bonafide.server.access.Ledger.Admission.Admitted;
import bonafide.server.access.Ledger.Admission.Refused;
import bonafide.server.access.Ledger.CallToAdmit;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.State;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An open store with one node on it, a clock to turn, and a look into its tables. */
final class StoreUnderTest implements AutoCloseable {
    private final StoreSettings settings;
    private final TurnableClock clock;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private Database look;
    private Store store;
    private LedgerNode node;

    StoreUnderTest(StoreSettings settings) {
        this(settings, Instant.parse("2026-03-01T12:00:00Z"));
    }

    StoreUnderTest(StoreSettings settings, Instant now) {
        this.settings = settings;
        clock = new TurnableClock(now);
        store = Store.open(settings, _ -> clock.millis(), new SecureRandom());
        node = join("node-1");
        look = new Database(settings, _ -> clock.millis());
    }

    Store store() {
        return store;
    }

    LedgerNode node() {
        return node;
    }

    TurnableClock clock() {
        return clock;
    }

    Database database() {
        return look;
    }

    private LedgerNode join(String name) {
        return store.join(name, Map.of("sface", "00"), scheduler);
    }

    /** Leaves everything as it is, open calls too, and starts anew. */
    void crashAndRestart() {
        restart(() -> {});
    }

    void restart(Runnable meanwhile) {
        node.close();
        store.close();
        look.close();
        meanwhile.run();
        look = new Database(settings, _ -> clock.millis());
        store = Store.open(settings, _ -> clock.millis(), new SecureRandom());
        node = join("node-1");
    }

    /** Opens the store once more, as a second process would. */
    void reopen() {
        Store.open(settings, _ -> clock.millis(), new SecureRandom()).close();
    }

    void joinAgain() {
        join("node-2");
    }

    /** One call that passes, one without a face, one with bad parameters. */
    void someCalls() {
        var key = newKey("acme");
        node.complete(admitted(call(key)), Calls.passed());
        node.complete(admitted(call(key)), Calls.noFace());
        node.reject(admitted(call(key)), "INVALID_PARAMETERS");
    }

    Refusal refusal(AccessKey key) {
        var admission = node.admit(call(key));
        assertThat(admission).isInstanceOf(Refused.class);
        return ((Refused) admission).why();
    }

    AccessKey newKey(String account) {
        return store.accessKeys()
                .find(store.keys().create(account).accessKeyId())
                .orElseThrow();
    }

    AccessKey find(AccessKey key) {
        return store.accessKeys().find(key.id()).orElseThrow();
    }

    CallToAdmit call(AccessKey key) {
        return call(key, clock.instant());
    }

    CallToAdmit call(AccessKey key, Instant signedAt) {
        var id = UUID.randomUUID().toString();
        return new CallToAdmit(id, key, "nonce-" + id, signedAt, "content-" + id, "intl_face_verify", "00840000");
    }

    Admitted admitted(CallToAdmit call) {
        var admission = node.admit(call);
        assertThat(admission).isInstanceOf(Admitted.class);
        return (Admitted) admission;
    }

    void forgetNonces() {
        look.write(handle -> Nonces.forget(handle, clock.millis()));
    }

    AuditRecord record(CallToAdmit call) {
        return look.read(handle -> handle.createQuery("SELECT * FROM audit WHERE request_id = :id")
                .bind("id", call.requestId())
                .map((row, _) -> AuditRows.map(row))
                .one());
    }

    State state(CallToAdmit call) {
        var result = record(call).result();
        return result == null ? State.ADMITTED : result.state();
    }

    /** Of the only row with that outcome. */
    String requestIdOf(String outcome) {
        return look.read(handle -> handle.createQuery("SELECT request_id FROM audit WHERE outcome = :outcome")
                .bind("outcome", outcome)
                .mapTo(String.class)
                .one());
    }

    long quotaUsed(String account) {
        return number("SELECT coalesce(sum(used), 0) FROM quota_days WHERE account = '" + account + "'");
    }

    long nonces() {
        return number("SELECT count(*) FROM nonces");
    }

    long auditRows() {
        return number("SELECT count(*) FROM audit WHERE state <> 'EVENT'");
    }

    long number(String sql) {
        return look.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        node.close();
        scheduler.shutdownNow();
        store.close();
        look.close();
    }
}
