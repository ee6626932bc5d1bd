package bonafide.server.access;

/** The store cannot take or give a record right now: the call is answered 503, never without its record. */
public final class LedgerUnavailableException extends RuntimeException {
    public LedgerUnavailableException(String message) {
        super(message);
    }

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
