package bonafide.server.app;

import bonafide.engine.inference.ModelException;
import bonafide.server.access.CreatedKey;
import bonafide.server.admission.FairGate;
import bonafide.server.config.Settings;
import bonafide.server.http.HttpListener;
import bonafide.server.metrics.AdminEndpoint;
import bonafide.server.metrics.Health;
import bonafide.server.metrics.Meters;
import bonafide.server.service.VerificationApi;
import bonafide.server.service.VerificationSlots;
import bonafide.server.store.Store;
import bonafide.server.wire.DataShape;
import bonafide.server.wire.ResourceCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: every object made by hand, top to bottom, and taken down in reverse.
 *
 * <p>Start: engine and ledger side by side, verifications to warm up beside the rest, then the port. Stop: no new
 * connections, what is at work is answered, then engine, then ledger.
 */
public final class BonafideServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BonafideServer.class);
    private static final String FIRST_ACCOUNT = "default";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Deque<AutoCloseable> parts;
    private final HttpListener listener;
    private final Health health;
    private final Address address;
    private final Optional<CreatedKey> firstKey;
    private final Optional<Path> authorityFile;
    private final Optional<ConsoleHost> console;

    private BonafideServer(
            Deque<AutoCloseable> parts,
            HttpListener listener,
            Health health,
            Address address,
            Optional<CreatedKey> firstKey,
            Optional<Path> authorityFile,
            Optional<ConsoleHost> console) {
        this.parts = parts;
        this.listener = listener;
        this.health = health;
        this.address = address;
        this.firstKey = firstKey;
        this.authorityFile = authorityFile;
        this.console = console;
    }

    /** Where the server listens. */
    public record Address(String scheme, String host, int port) {
        @Override
        public String toString() {
            return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** @throws IOException when a port cannot be listened on */
    public static BonafideServer start(Settings settings, Installation installation, Path dataFolder)
            throws IOException {
        var parts = new ArrayDeque<AutoCloseable>();
        try {
            return start(settings, installation, dataFolder, parts);
        } catch (IOException | RuntimeException e) {
            closeAll(parts);
            throw e;
        }
    }

    private static BonafideServer start(
            Settings settings, Installation installation, Path dataFolder, Deque<AutoCloseable> parts)
            throws IOException {
        Tls.requireLoopbackOrConsent(settings);
        var starting = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("starting-", 1).factory());
        var opening = CompletableFuture.supplyAsync(() -> Engine.open(installation.models()), starting);
        parts.push(() -> opening.join().close());
        // Above the engine, so that a start that fails does not close it under its warm-up.
        parts.push(starting);
        var meters = new Meters();
        var health = new Health();
        var clock = InstantSource.system();
        var random = new SecureRandom();
        var store = opened(Store.open(StoreLocation.of(settings, dataFolder), clock, random), parts);
        var scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("housekeeping").factory());
        parts.push(scheduler::shutdownNow);
        var tls = Tls.of(settings, dataFolder, clock, random, scheduler);
        var engine = finished(opening);
        PolicyCheck.require(store.policies(), engine.verifier().calibration());
        var warmingUp = CompletableFuture.runAsync(engine::warmUp, starting);
        meters.models(engine.models());
        var node = opened(store.join(engine.models(), scheduler), parts);
        var resourceCodes = ResourceCodes.assignedAnd(settings.api().extraResourceCodes());
        var slots = slots(engine, settings.admission(), parts);
        var gate = gate(settings.admission());
        var api = VerificationApi.of(
                new VerificationApi.Parts(slots, store.accessKeys(), node),
                new VerificationApi.Options(
                        resourceCodes,
                        DataShape.Rule.valueOf(settings.api().dataShape().name()),
                        tls.context() == null),
                new VerificationApi.Surroundings(clock, System::nanoTime, RequestId::next, random),
                meters.and(call -> gate.proven(call.accessKeyId())));
        var refusals = new GatewayRefusals(random);
        var listen = settings.listen();
        var listener = new HttpListener(
                new HttpListener.Place(listen.host(), listen.port(), tls.context()),
                settings.http(),
                settings.admission().bytesInFlight(),
                new HttpListener.Service(api, gate, new CountedRefusals(refusals, meters)));
        parts.push(listener);
        observe(meters, health, listener, store);
        observe(meters, gate, slots);
        var admin = AdminListener.open(settings, new AdminEndpoint(meters, health), refusals);
        admin.ifPresent(parts::push);
        finished(warmingUp);
        var address = new Address(tls.context() == null ? "http" : "https", listen.host(), listener.start());
        if (settings.tls().vendorHosts()) {
            opened(VendorHosts.open(settings, address, refusals), parts);
        }
        var console = console(
                settings,
                new ConsoleHost.Surroundings(
                        store, engine, resourceCodes, dataFolder, address.toString(), clock, random));
        console.ifPresent(parts::push);
        // Last: a start that is refused would never show its secret.
        var firstKey = firstKey(store);
        health.started();
        return new BonafideServer(
                parts, listener, health, address, firstKey, Optional.ofNullable(tls.authorityFile()), console);
    }

    public Address address() {
        return address;
    }

    /** The key made because there was none; its secret is known here only, once. */
    public Optional<CreatedKey> firstKey() {
        return firstKey;
    }

    /** The certificate clients have to be told to trust; absent without TLS and with a certificate of the operator's. */
    public Optional<Path> authorityFile() {
        return authorityFile;
    }

    /** Where the pages for people are; absent when they are switched off. */
    public Optional<String> consoleAddress() {
        return console.map(ConsoleHost::address);
    }

    /** Where the first administrator signs up; absent once there is one. */
    public Optional<String> welcomeLink() {
        return console.flatMap(ConsoleHost::welcomeLink);
    }

    /** Answers what is at work, then takes everything down. */
    @Override
    public void close() {
        health.stopping();
        try {
            listener.drain(STOP_PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        closeAll(parts);
    }

    private static <T> T finished(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ModelException broken ? broken : e;
        }
    }

    private static void observe(Meters meters, Health health, HttpListener listener, Store store) {
        meters.gauge("bonafide.connections", "Open connections", listener::openConnections);
        meters.gauge("bonafide.requests.inflight", "Requests at work", listener::requestsInFlight);
        meters.gauge(
                "bonafide.bytes.inflight", "Memory set aside for requests not yet answered", listener::bytesInFlight);
        meters.gauge("bonafide.store.available", "1 while the store takes records", () -> store.isAvailable() ? 1 : 0);
        health.needs("store", store::isAvailable);
    }

    private static void observe(Meters meters, FairGate gate, VerificationSlots slots) {
        meters.gauge("bonafide.places", "Requests that may be at work or waiting", gate::places);
        meters.gauge("bonafide.places.taken", "Requests at work or waiting", gate::taken);
        meters.gauge("bonafide.verifications.waiting", "Verifications that wait for a slot", slots::waiting);
    }

    private static Optional<CreatedKey> firstKey(Store store) {
        return store.keys().list().isEmpty() ? Optional.of(store.keys().create(FIRST_ACCOUNT)) : Optional.empty();
    }

    private static Optional<ConsoleHost> console(Settings settings, ConsoleHost.Surroundings around)
            throws IOException {
        return settings.console().port() < 0 ? Optional.empty() : Optional.of(ConsoleHost.start(settings, around));
    }

    private static VerificationSlots slots(Engine engine, Settings.Admission limits, Deque<AutoCloseable> parts) {
        var threads = Executors.newFixedThreadPool(
                slots(limits),
                Thread.ofPlatform().daemon().name("verification-", 1).factory());
        parts.push(threads::shutdown);
        return new VerificationSlots(
                engine.verifier(),
                threads,
                slots(limits),
                slots(limits) * limits.queuePerSlot(),
                Duration.ofMillis(limits.queueMillis()));
    }

    private static FairGate gate(Settings.Admission limits) {
        return new FairGate(
                slots(limits) * (1 + limits.queuePerSlot()),
                Duration.ofSeconds(limits.callSeconds()),
                System::nanoTime);
    }

    private static int slots(Settings.Admission limits) {
        return limits.slots() > 0 ? limits.slots() : Runtime.getRuntime().availableProcessors();
    }

    private static <T extends AutoCloseable> T opened(T part, Deque<AutoCloseable> parts) {
        parts.push(part);
        return part;
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("A part of the server did not close", e);
            }
        }
    }
}
