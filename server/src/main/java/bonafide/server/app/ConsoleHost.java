package bonafide.server.app;

import bonafide.server.audit.AuditEntry;
import bonafide.server.config.Settings;
import bonafide.server.console.CheckedReceipt;
import bonafide.server.console.Console;
import bonafide.server.console.Routes;
import bonafide.server.console.SignIn;
import bonafide.server.http.HttpListener;
import bonafide.server.http.WorkGate;
import bonafide.server.store.Store;
import bonafide.server.wire.ResourceCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The console's listener and everything behind its pages. */
final class ConsoleHost implements AutoCloseable {
    private static final long MAX_BYTES_IN_FLIGHT = 128L << 20;

    private final HttpListener listener;
    private final ExecutorService evaluations;
    private final String address;
    private final SignIn signIn;

    private ConsoleHost(HttpListener listener, ExecutorService evaluations, String address, SignIn signIn) {
        this.listener = listener;
        this.evaluations = evaluations;
        this.address = address;
        this.signIn = signIn;
    }

    /** What the console is given of the server it belongs to. */
    record Surroundings(
            Store store,
            Engine engine,
            ResourceCodes resourceCodes,
            Path dataFolder,
            String endpoint,
            InstantSource clock,
            SecureRandom random) {}

    static ConsoleHost start(Settings settings, Surroundings around) throws IOException {
        var store = around.store();
        var signIn = new SignIn(store.consoleUsers(), around.clock(), around.random());
        var evaluations = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("evaluation").factory());
        var verifier = around.engine().verifier();
        var folder = settings.console().evaluationFolder();
        var routes = Routes.of(
                new Routes.People(signIn, store.consoleUsers(), around.endpoint(), false),
                new Routes.Books(
                        store.keys(),
                        store.accounts(),
                        store.policies(),
                        store.auditLog(),
                        store.auditSearch(),
                        id -> store.auditLog().find(id).flatMap(entry -> checked(store, entry))),
                new Routes.Engine(
                        verifier,
                        around.engine().folder().resolve("weights"),
                        around.resourceCodes().countries()),
                new Routes.Evaluations(
                        folder.isEmpty() ? null : Path.of(folder),
                        around.dataFolder().resolve("evaluations"),
                        new ServerEvaluator(around.engine(), around.clock()),
                        new ServerCalibrator(around.engine()),
                        evaluations),
                around.clock());
        var console = settings.console();
        // A server on any free port is one of several on this machine: its console must not ask for a fixed one.
        int port = settings.listen().port() == 0 ? 0 : console.port();
        var listener = new HttpListener(
                new HttpListener.Place(console.host(), port, null),
                settings.http(),
                MAX_BYTES_IN_FLIGHT,
                new HttpListener.Service(
                        new Console(signIn, routes), WorkGate.OPEN, new GatewayRefusals(around.random())));
        var address = "http://" + console.host() + ":" + listener.start();
        return new ConsoleHost(listener, evaluations, address, signIn);
    }

    String address() {
        return address;
    }

    /** Where the first administrator signs up; empty once there is one. */
    Optional<String> welcomeLink() {
        return signIn.welcomeToken().map(token -> address + "/#/welcome/" + token);
    }

    /** No receipt is handed out for a row that no longer fits its chain. */
    private static Optional<CheckedReceipt> checked(Store store, AuditEntry entry) {
        boolean valid = store.auditLog().fits(entry);
        return store.receipts().receipt(entry).map(jws -> new CheckedReceipt(valid ? jws : "", valid));
    }

    @Override
    public void close() {
        evaluations.shutdownNow();
        listener.close();
    }
}
