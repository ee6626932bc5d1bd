package bonafide.server.cli;

/** A command cannot go on; the message says what to mend. */
final class CommandFailure extends RuntimeException {
    CommandFailure(String message) {
        super(message);
    }
}
