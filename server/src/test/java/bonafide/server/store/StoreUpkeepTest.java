package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.server.access.Ledger.Admission.Refused;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.audit.AuditRecord.State;
import bonafide.server.audit.Ed25519Jws;
import bonafide.server.audit.Receipts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets, receipts, backups and anchors of an embedded store. */
class StoreUpkeepTest {
    @TempDir
    Path folder;

    private StoreUnderTest store;

    @BeforeEach
    void open() {
        store = new StoreUnderTest(StoreSettings.embedded(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void noFileOfTheDataFolderHoldsASecret() throws IOException {
        var key = store.store().keys().create("acme");
        store.someCalls();
        var secret = new String(key.secret().utf8(), StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (var file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
            }
        }
    }

    @Test
    void aMasterKeyFileOthersMayReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(store::reopen).isInstanceOf(StoreException.class).hasMessageContaining("chmod 600");
    }

    @Test
    void theMasterKeyChangesUnderARunningNode() throws IOException {
        var key = store.newKey("acme");
        var before = Files.readString(folder.resolve("master.key"));
        try (var operator = Store.open(StoreSettings.embedded(folder), store.clock(), new SecureRandom())) {
            assertThat(operator.rotateMasterKey()).isEqualTo(3);
            assertThat(operator.rotateMasterKey()).isEqualTo(3);
        }
        assertThat(Files.readString(folder.resolve("master.key"))).isNotEqualTo(before);
        assertThat(store.find(key).secrets().getFirst().utf8())
                .isEqualTo(key.secrets().getFirst().utf8());
        Files.writeString(folder.resolve("master.key"), before);
        assertThatThrownBy(store::reopen).hasMessageContaining("another master key");
    }

    @Test
    void anInterruptedMasterKeyChangeIsFinishedByTheNext() throws IOException {
        var key = store.newKey("acme");
        var source = folder.resolve("master.key");
        var random = new SecureRandom();
        var old = MasterKeys.read(new MasterKeySource.KeyFile(source), random);
        MasterKeys.write(source, List.of(MasterKeys.generate(random), old.getFirst()));
        store.newKey("acme");
        assertThat(store.store().rotateMasterKey()).isEqualTo(3);
        assertThat(Files.readAllLines(source)).hasSize(1);
        assertThat(store.find(key).active()).isTrue();
    }

    @Test
    void aReceiptVerifiesOfflineAndAnyChangeBreaksIt() {
        var call = store.call(store.newKey("acme"));
        store.node().complete(store.admitted(call), Calls.passed());
        var entry = store.store().auditLog().find(call.requestId()).orElseThrow();
        var receipt = store.store().receipts().receipt(entry).orElseThrow();
        assertThat(store.store().receipts().receipt(entry)).contains(receipt);
        var key = Ed25519Jws.publicKey(Calls.json(store.store().receipts().publicJwk()));
        var claims = Receipts.verifyReceipt(receipt, key);
        assertThat(claims.path("jti").asString()).isEqualTo(call.requestId());
        assertThat(claims.path("outcome").asString()).isEqualTo("PASSED");
        assertThat(claims.path("score").asDouble()).isEqualTo(97.5);
        int middle = receipt.indexOf('.') + 20;
        var changed = receipt.substring(0, middle)
                + (receipt.charAt(middle) == 'A' ? 'B' : 'A')
                + receipt.substring(middle + 1);
        assertThatThrownBy(() -> Receipts.verifyReceipt(changed, key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Receipts.verifyReceipt(
                        store.store()
                                .receipts()
                                .anchor(store.store().auditLog().heads().getFirst()),
                        key))
                .hasMessageContaining("header");
    }

    @Test
    void aRejectedCallHasNoReceipt() {
        var call = store.call(store.newKey("acme"));
        store.node().reject(store.admitted(call), "BUSY");
        var entry = store.store().auditLog().find(call.requestId()).orElseThrow();
        assertThat(store.store().receipts().receipt(entry)).isEmpty();
    }

    @Test
    void aBackupTakenInUseIsPutBackAndNothingSignedBeforeIsAdmittedAgain() {
        var key = store.newKey("acme");
        var before = store.call(key);
        store.node().complete(store.admitted(before), Calls.passed());
        var backup = folder.resolve("copy.db");
        store.store().backup(backup);
        assertThatThrownBy(() -> store.store().backup(backup)).hasMessageContaining("exists already");
        var after = store.call(key);
        store.node().complete(store.admitted(after), Calls.passed());
        assertThatThrownBy(
                        () -> Store.restore(StoreSettings.embedded(folder), backup, store.clock(), new SecureRandom()))
                .hasMessageContaining("Another server is running");

        store.restart(() -> Store.restore(StoreSettings.embedded(folder), backup, store.clock(), new SecureRandom()));
        assertThat(store.state(before)).isEqualTo(State.COMPLETED);
        assertThat(store.store().auditLog().find(after.requestId())).isEmpty();
        assertThat(store.node().admit(after)).isEqualTo(new Refused(Refusal.TIMESTAMP_EXPIRED));
        store.clock().advance(Duration.ofSeconds(1));
        store.admitted(store.call(key));
        assertThat(store.store().auditLog().check(List.of()).findings()).isEmpty();
        assertThat(store.store().check(List.of()))
                .as("anchors tell that rows were lost with the restore")
                .anyMatch(finding -> finding.contains("an anchor saw row"));
    }

    @Test
    void anchorsAreKeptWhenANodeStops() throws IOException {
        store.someCalls();
        store.crashAndRestart();
        assertThat(Files.readAllLines(folder.resolve("audit-anchors.jws"))).isNotEmpty();
        assertThat(store.store().anchors(List.of()))
                .anyMatch(anchor -> anchor.node().equals("node-1"));
        assertThat(store.store().check(List.of())).isEmpty();
    }

    @Test
    void aFileThatIsNoBackupLeavesTheStoreAsItIs() throws IOException {
        var junk = Files.writeString(folder.resolve("junk.db"), "not a database at all".repeat(1000));
        var call = store.call(store.newKey("acme"));
        store.node().complete(store.admitted(call), Calls.passed());
        store.restart(() -> assertThatThrownBy(
                        () -> Store.restore(StoreSettings.embedded(folder), junk, store.clock(), new SecureRandom()))
                .isInstanceOf(StoreException.class));
        assertThat(store.state(call)).isEqualTo(State.COMPLETED);
    }

    @Test
    void aStoreWhoseRestoreWasCutOffDoesNotOpenUntilItIsRunAgain() {
        var backup = folder.resolve("copy.db");
        store.store().backup(backup);
        store.restart(() -> {
            try {
                Files.copy(backup, folder.resolve("bonafide.db.ready"));
                Files.delete(folder.resolve("bonafide.db"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThatThrownBy(() -> Store.open(StoreSettings.embedded(folder), store.clock(), new SecureRandom()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("run store restore again");
            Store.restore(StoreSettings.embedded(folder), backup, store.clock(), new SecureRandom());
        });
        assertThat(store.store().check(List.of())).isEmpty();
    }

    @Test
    void aBackupThatCannotBeWrittenLeavesNoFile() throws IOException {
        var folderInstead = Files.createDirectory(folder.resolve("full"));
        assertThatThrownBy(() -> store.store().backup(folderInstead.resolve("missing/copy.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be written");
        assertThat(folderInstead).isEmptyDirectory();
    }

    @Test
    void anAnchorACrashCutOffCountsForNothingAndSpoilsNoLaterOne() throws IOException {
        store.someCalls();
        store.crashAndRestart();
        var file = folder.resolve("audit-anchors.jws");
        Files.writeString(file, Files.readAllLines(file).getFirst().substring(0, 40), StandardOpenOption.APPEND);
        int before = store.store().anchors(List.of()).size();
        store.crashAndRestart();
        assertThat(store.store().anchors(List.of())).hasSizeGreaterThan(before);
        assertThat(store.store().check(List.of())).isEmpty();
    }

    @Test
    void processesThatMakeTheMasterKeyAtOnceAgreeOnOne() throws Exception {
        var source = new MasterKeySource.KeyFile(folder.resolve("fresh.key"));
        var readers = Collections.nCopies(8, (Callable<Long>)
                () -> MasterKeys.read(source, new SecureRandom()).getFirst().id());
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = new HashSet<Long>();
            for (var reader : threads.invokeAll(readers)) {
                ids.add(reader.get());
            }
            assertThat(ids).hasSize(1);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void keysMadeWhileTheMasterKeyChangesStillOpen() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2);
                var operator =
                        Store.open(StoreSettings.embedded(folder).patient(), store.clock(), new SecureRandom())) {
            var made = threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    operator.keys().create("acme");
                }
            });
            for (int i = 0; i < 3; i++) {
                operator.rotateMasterKey();
            }
            made.get();
        }
        assertThat(store.store().keys().list())
                .hasSize(20)
                .allSatisfy(key -> assertThat(store.store().accessKeys().find(key.accessKeyId()))
                        .isPresent());
    }

    @Test
    void housekeepingPrunesWhatIsOlderThanThirtyDaysAMinuteAfterTheStart() {
        store.someCalls();
        store.clock().advance(Duration.ofDays(2));
        store.someCalls();
        store.clock().advance(Duration.ofDays(29));
        var trail = new AuditTrail(
                store.store().auditLog(), new AnchorFile(folder, store.store().receipts()));
        var keeper = new Housekeeping(
                store.database(), "node-1", StoreSettings.embedded(folder).auditRetention(), trail, _ -> true);
        for (int halfSeconds = 0; halfSeconds < 119; halfSeconds++) {
            keeper.run();
        }
        assertThat(store.auditRows()).isEqualTo(6);
        keeper.run();
        assertThat(store.auditRows()).as("three of 31 days, three of 29").isEqualTo(3);
        assertThat(store.store().check(List.of())).isEmpty();
    }
}
