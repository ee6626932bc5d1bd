package bonafide.server.app;

import bonafide.server.http.HttpRefusal;
import bonafide.server.wire.AnswerFrame;
import bonafide.server.wire.GatewayError;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.random.RandomGenerator;

/** Says what the transport refuses in the words of the wire contract. */
final class GatewayRefusals implements HttpRefusal {
    private static final int MAX_RETRY_SECONDS = 5;

    private final RandomGenerator random;

    /** @param random spreads the times at which refused clients come again */
    GatewayRefusals(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public RawAnswer answer(Reason reason, String requestId, RawRequest head) {
        return AnswerFrame.unread(head, requestId).refusal(error(reason));
    }

    private GatewayError error(Reason reason) {
        return switch (reason) {
            case MALFORMED -> GatewayError.invalidParameter("", "its HTTP framing is malformed or ambiguous");
            case METHOD -> GatewayError.UNSUPPORTED_METHOD;
            case PLAIN_HTTP -> GatewayError.NEED_SSL;
            case EXPECTATION -> withStatus(417, GatewayError.invalidParameter("", "Expect is not 100-continue"));
            case REQUEST_TOO_LARGE -> GatewayError.REQUEST_TOO_LARGE;
            case TARGET_TOO_LONG -> withStatus(414, GatewayError.REQUEST_TOO_LARGE);
            case HEADERS_TOO_LARGE -> withStatus(431, GatewayError.REQUEST_TOO_LARGE);
            case OVERLOADED -> GatewayError.UNAVAILABLE.retryAfter(1 + random.nextInt(MAX_RETRY_SECONDS));
            case FAULT -> GatewayError.INTERNAL;
        };
    }

    private static GatewayError withStatus(int status, GatewayError error) {
        return new GatewayError(error.code(), status, error.message(), error.retryAfterSeconds());
    }
}
