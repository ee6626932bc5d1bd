package bonafide.server.app;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.verification.Verification;
import bonafide.server.admission.FairGate;
import bonafide.server.config.SettingsLoader;
import bonafide.server.faults.Controls;
import bonafide.server.faults.FailPoint;
import bonafide.server.faults.FailingLedger;
import bonafide.server.http.HttpListener;
import bonafide.server.service.CallListener;
import bonafide.server.service.VerificationApi;
import bonafide.server.store.Store;
import bonafide.server.wire.DataShape;
import bonafide.server.wire.ResourceCodes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The server with a stand-in for the engine: it decides by a picture's last byte. Everything the ledger rests on is the
 * real thing, so thousands of calls can be thrown at it in the time the engine needs for a few. {@link Controls} end it at
 * a step of a call and turn its clock.
 */
public final class FaultServer {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private FaultServer() {}

    /** @param arguments the data folder, and a database's address if it is not to be the embedded store */
    public static void main(String[] arguments) throws Exception {
        var signals = StopSignals.take();
        var environment = arguments.length > 1 ? Map.of("BONAFIDE_DATA_STORE", arguments[1]) : Map.<String, String>of();
        var settings = SettingsLoader.load(Optional.empty(), environment);
        var random = new SecureRandom();
        var controls = Controls.of(Path.of(arguments[0]));
        var clock = controls.clock();
        var scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        try (var store = Store.open(StoreLocation.of(settings, Path.of(arguments[0])), clock, random);
                var node = store.join(Map.of("stand-in", "00"), scheduler)) {
            var api = VerificationApi.of(
                    new VerificationApi.Parts(
                            (_, probe, _) -> verified(probe, controls),
                            store.accessKeys(),
                            new FailingLedger(node, controls)),
                    new VerificationApi.Options(
                            ResourceCodes.assignedAnd(java.util.List.of()), DataShape.Rule.TEXT, true),
                    new VerificationApi.Surroundings(clock, System::nanoTime, RequestId::next, random),
                    CallListener.NONE);
            var listener = new HttpListener(
                    new HttpListener.Place("127.0.0.1", 0, null),
                    settings.http(),
                    settings.admission().bytesInFlight(),
                    new HttpListener.Service(
                            api, new FairGate(64, STOP_PATIENCE, System::nanoTime), new GatewayRefusals(random)));
            int port = listener.start();
            System.out.println("Bonafide is ready: http://127.0.0.1:" + port);
            signals.await();
            listener.drain(STOP_PATIENCE);
            listener.close();
        }
        scheduler.shutdownNow();
    }

    private static Verification verified(EncodedImage probe, Controls controls) {
        controls.reached(FailPoint.PICTURES_READ);
        int kind = probe.bytes()[probe.bytes().length - 1];
        return new Verification(
                switch (kind) {
                    case 'P' -> new VerificationOutcome.Decided(true, 97, 3e-6, -4, AttackKind.NONE);
                    case 'N' -> new VerificationOutcome.Decided(false, 12, 0.6, -4, AttackKind.NONE);
                    default ->
                        new VerificationOutcome.Unassessable(
                                PictureRole.PROBE, UnassessableReason.NO_FACE, "the stand-in found none");
                },
                Map.of());
    }
}
