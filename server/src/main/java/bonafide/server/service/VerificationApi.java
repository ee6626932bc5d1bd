package bonafide.server.service;

import bonafide.engine.verification.Verifier;
import bonafide.server.access.AccessKeys;
import bonafide.server.access.Gatekeeper;
import bonafide.server.access.Ledger;
import bonafide.server.access.Secret;
import bonafide.server.wire.DataShape;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.ResourceCodes;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Builds the endpoints out of what the program supplies. */
public final class VerificationApi {
    private VerificationApi() {}

    /** What answers rest on. */
    public record Parts(Verifier verifier, AccessKeys keys, Ledger ledger) {}

    /**
     * What an operator may set.
     *
     * @param plainHttpAllowed calls that carry their secret are taken without TLS, too
     */
    public record Options(ResourceCodes resourceCodes, DataShape.Rule dataShape, boolean plainHttpAllowed) {}

    /**
     * Time and chance.
     *
     * @param nanoTime for durations
     * @param requestIds upper-case UUIDs
     */
    public record Surroundings(
            InstantSource clock, LongSupplier nanoTime, Supplier<String> requestIds, RandomGenerator random) {}

    /** Everything callers may ask for: the vendor's contract on {@code /} and this server's own under {@code /v1/}. */
    public static Endpoint of(Parts parts, Options options, Surroundings surroundings, CallListener meters) {
        var calls = new CallDesk(
                surroundings.requestIds(),
                surroundings.nanoTime(),
                new Refusals(surroundings.random()),
                new CallLog(surroundings.nanoTime()).and(meters));
        var gatekeeper = new Gatekeeper(parts.keys(), surroundings.clock(), nobodysSecret(surroundings.random()));
        var desk = new VerificationDesk(parts.ledger(), parts.verifier());
        var executeRequest =
                new ExecuteRequest(desk, options.resourceCodes(), new Resends(surroundings.clock()), calls.refusals());
        return new Paths(
                new ActionRouter(gatekeeper, executeRequest, options.dataShape(), calls),
                new Verifications(gatekeeper, desk, options.resourceCodes(), options.plainHttpAllowed(), calls),
                new OpenApiDocument(surroundings.requestIds()),
                surroundings.requestIds());
    }

    private static Secret nobodysSecret(RandomGenerator random) {
        return new Secret(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
    }
}
