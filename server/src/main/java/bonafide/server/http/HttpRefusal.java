package bonafide.server.http;

import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;

/** Writes the answer to a request that never reaches the endpoint: too large, malformed, too many. */
@FunctionalInterface
public interface HttpRefusal {
    /**
     * @param requestId the id the answer carries
     * @param head the request as far as it is known, without its body
     */
    RawAnswer answer(Reason reason, String requestId, RawRequest head);

    /** Why, with the status it is answered with. */
    enum Reason {
        MALFORMED(400),
        METHOD(400),
        PLAIN_HTTP(400),
        REQUEST_TOO_LARGE(413),
        TARGET_TOO_LONG(414),
        EXPECTATION(417),
        HEADERS_TOO_LARGE(431),
        OVERLOADED(503),
        FAULT(500);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        static Reason of(int status) {
            for (var reason : values()) {
                if (reason.status == status) {
                    return reason;
                }
            }
            return status >= 500 && status != 505 ? FAULT : MALFORMED;
        }
    }
}
