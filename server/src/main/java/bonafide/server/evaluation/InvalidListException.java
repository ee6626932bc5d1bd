package bonafide.server.evaluation;

/** A list the user gave cannot be used; the message names the file, the line, the column and the value. */
public class InvalidListException extends RuntimeException {
    public InvalidListException(String message) {
        super(message);
    }
}
