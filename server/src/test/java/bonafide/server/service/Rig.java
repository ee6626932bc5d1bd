package bonafide.server.service;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.verification.Verification;
import bonafide.engine.verification.Verifier;
import bonafide.server.access.InMemoryKeys;
import bonafide.server.access.InMemoryLedger;
import bonafide.server.wire.DataShape;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import bonafide.server.wire.ResourceCodes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The whole line of a call with everything real but the store and the models. */
public final class Rig {
    public static final String KEY_ID = "testAccessKeyId";
    public static final String SECRET = "testAccessKeySecret";
    public static final Instant NOW = Instant.parse("2026-11-23T11:15:00Z");

    /** What the models would say of a good pair. */
    public static final VerificationOutcome PASSED =
            new VerificationOutcome.Decided(true, 98.76543, 2e-7, -3.2, AttackKind.NONE);

    public final InMemoryLedger ledger = new InMemoryLedger();
    public final InMemoryKeys keys = new InMemoryKeys().with(KEY_ID, SECRET);
    public final List<CallReport> reports = new ArrayList<>();
    private Instant now = NOW;
    private boolean plainHttpAllowed;
    private DataShape.Rule dataShape = DataShape.Rule.BY_CLIENT;
    private Verifier verifier = answering(PASSED);

    public static Verifier answering(VerificationOutcome outcome) {
        return (_, _, _) -> new Verification(outcome, Map.of("compare", Duration.ofMillis(1)));
    }

    public Rig verifier(Verifier other) {
        verifier = other;
        return this;
    }

    public Rig dataShape(DataShape.Rule rule) {
        dataShape = rule;
        return this;
    }

    public Rig allowPlainHttp() {
        plainHttpAllowed = true;
        return this;
    }

    public Rig now(Instant instant) {
        now = instant;
        return this;
    }

    public VerificationApi.Parts parts() {
        return new VerificationApi.Parts(verifier, keys, ledger);
    }

    public VerificationApi.Options options() {
        return new VerificationApi.Options(ResourceCodes.assignedAnd(List.of()), dataShape, plainHttpAllowed);
    }

    public VerificationApi.Surroundings surroundings() {
        return new VerificationApi.Surroundings(
                () -> now,
                System::nanoTime,
                () -> UUID.randomUUID().toString().toUpperCase(Locale.ROOT),
                RandomGenerator.of("L64X128MixRandom"));
    }

    public Endpoint endpoint() {
        return VerificationApi.of(parts(), options(), surroundings(), reports::add);
    }

    public RawAnswer answer(RawRequest request) {
        return endpoint().answer(request);
    }

    public static String text(RawAnswer answer) {
        return new String(answer.body().bytes(), StandardCharsets.UTF_8);
    }
}
