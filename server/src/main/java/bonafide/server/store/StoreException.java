package bonafide.server.store;

/** The store cannot be opened or used as it stands; the message tells the operator what to do. */
public final class StoreException extends RuntimeException {
    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
