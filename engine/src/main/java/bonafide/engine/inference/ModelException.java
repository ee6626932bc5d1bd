package bonafide.engine.inference;

/** A model is missing, not the one that was pinned, or cannot run. Stops the start; the message says what to do. */
public final class ModelException extends RuntimeException {
    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
