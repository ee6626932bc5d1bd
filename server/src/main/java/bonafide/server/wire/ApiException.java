package bonafide.server.wire;

/** A call is refused. Thrown wherever that is found out, answered in one place. */
public final class ApiException extends RuntimeException {
    private final transient ApiError error;

    public ApiException(ApiError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
