package bonafide.server.wire;

/**
 * An answer ready to be sent as it is.
 *
 * @param headers Content-Type and what the contract adds; Content-Length, Date and Connection are the transport's
 * @param delivery told once by the transport how sending ended
 */
public record RawAnswer(int status, Headers headers, Body body, Delivery delivery) {

    /** What became of an answer: written in full, or the connection was found dead before or while writing. */
    @FunctionalInterface
    public interface Delivery {
        Delivery NOBODY_CARES = _ -> {};

        void ended(boolean written);
    }

    public RawAnswer(int status, Headers headers, Body body) {
        this(status, headers, body, Delivery.NOBODY_CARES);
    }

    public RawAnswer toldTo(Delivery listener) {
        return new RawAnswer(status, headers, body, listener);
    }
}
