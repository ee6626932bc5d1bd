package bonafide.server.service;

import bonafide.engine.verification.VerifierBusyException;
import bonafide.server.access.LedgerUnavailableException;
import bonafide.server.wire.ApiError;
import bonafide.server.wire.ApiException;
import bonafide.server.wire.GatewayError;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what went wrong becomes what is answered. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** Retries are spread over this many seconds, so that those turned away together do not come back together. */
    private static final int RETRY_SPREAD_SECONDS = 3;

    private final RandomGenerator random;

    Refusals(RandomGenerator random) {
        this.random = random;
    }

    /** The work's own answer, or the one for the reason it ended early. */
    <A> A guarded(CallTrace trace, Supplier<A> work, Function<ApiError, A> refusal) {
        try {
            return work.get();
        } catch (ApiException refused) {
            return refuse(trace, refused.error(), refusal);
        } catch (VerifierBusyException _) {
            return refuse(trace, unavailable(), refusal);
        } catch (LedgerUnavailableException e) {
            LOG.atWarn()
                    .addKeyValue("requestId", trace.requestId())
                    .addKeyValue("reason", String.valueOf(e.getMessage()))
                    .log("A call is answered 503, its record cannot be kept");
            return refuse(trace, unavailable(), refusal);
        } catch (RuntimeException fault) {
            // No stack trace with messages: a message may quote what a caller sent.
            LOG.atError()
                    .addKeyValue("requestId", trace.requestId())
                    .addKeyValue("fault", Faults.describe(fault))
                    .log("A call ended in a fault and is answered 500");
            return refuse(trace, GatewayError.INTERNAL, refusal);
        }
    }

    private GatewayError unavailable() {
        return GatewayError.UNAVAILABLE.retryAfter(1 + random.nextInt(RETRY_SPREAD_SECONDS));
    }

    private static <A> A refuse(CallTrace trace, ApiError error, Function<ApiError, A> refusal) {
        trace.endsIn(error.name());
        return refusal.apply(error);
    }
}
