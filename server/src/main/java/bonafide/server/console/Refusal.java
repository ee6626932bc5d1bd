package bonafide.server.console;

/** A request the console does not carry out; one type, told apart by status and code. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    /**
     * @param code stable lower-case name that the pages translate
     * @param message says what was wrong and the limit, for people who use the interface directly
     */
    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(String field, String why) {
        return new Refusal(400, "invalid", field + " " + why);
    }

    static Refusal notFound(String what) {
        return new Refusal(404, "not-found", "no such " + what);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
