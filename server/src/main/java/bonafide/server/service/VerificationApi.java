package bonafide.server.service;

import bonafide.engine.verification.Verifier;
import bonafide.server.access.AccessKeys;
import bonafide.server.access.Gatekeeper;
import bonafide.server.access.Ledger;
import bonafide.server.access.Secret;
import bonafide.server.wire.DataShape;
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

    /** What an operator may set. */
    public record Options(ResourceCodes resourceCodes, DataShape.Rule dataShape) {}

    /**
     * Time and chance.
     *
     * @param nanoTime for durations
     * @param requestIds upper-case UUIDs
     */
    public record Surroundings(
            InstantSource clock, LongSupplier nanoTime, Supplier<String> requestIds, RandomGenerator random) {}

    /** The vendor's contract on {@code /}. */
    public static ActionRouter rpc(Parts parts, Options options, Surroundings surroundings, CallListener meters) {
        var refusals = new Refusals(surroundings.random());
        var log = new CallLog();
        CallListener both = call -> {
            log.ended(call);
            meters.ended(call);
        };
        var calls = new CallDesk(surroundings.requestIds(), surroundings.nanoTime(), refusals, both);
        var gatekeeper = new Gatekeeper(
                parts.keys(),
                surroundings.clock(),
                new Secret(Long.toHexString(surroundings.random().nextLong())));
        var desk = new VerificationDesk(parts.ledger(), parts.verifier());
        var executeRequest =
                new ExecuteRequest(desk, options.resourceCodes(), new Resends(surroundings.clock()), refusals);
        return new ActionRouter(gatekeeper, executeRequest, options.dataShape(), calls);
    }
}
