package bonafide.server.cli;

/** What the program's exit codes mean; each command's help repeats its own. */
final class ExitCode {
    static final int OK = 0;
    /** {@code verify}: decided, not passed. */
    static final int NOT_PASSED = 1;
    /** {@code verify}: a picture could not be assessed. */
    static final int UNASSESSABLE = 2;
    /** The command line, a file named there, or its options are wrong. */
    static final int USAGE = 3;
    /** Something the operator has to mend; the message says what. */
    static final int FAILURE = 70;

    private ExitCode() {}
}
