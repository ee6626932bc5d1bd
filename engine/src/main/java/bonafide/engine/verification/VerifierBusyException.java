package bonafide.engine.verification;

/** No slot for another verification now or soon: the caller is asked to come again, nothing was looked at. */
public final class VerifierBusyException extends RuntimeException {
    public VerifierBusyException(String message) {
        super(message);
    }
}
