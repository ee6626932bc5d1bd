package bonafide.client;

import java.io.IOException;

/** The server answered, but did not carry out the call: nothing was decided and nothing counts against the quota. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String requestId;

    RefusedException(int status, String code, String message, String requestId) {
        super("HTTP " + status + " " + code + ": " + message);
        this.status = status;
        this.code = code;
        this.requestId = requestId;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Problem type without its prefix, such as {@code unauthenticated}; for the vendor's contract its error code. */
    public String code() {
        return code;
    }

    /** Upper-case UUID, or empty. */
    public String requestId() {
        return requestId;
    }
}
