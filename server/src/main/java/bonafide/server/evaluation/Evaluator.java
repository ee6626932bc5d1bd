package bonafide.server.evaluation;

import java.io.IOException;
import java.nio.file.Path;

/** Evaluates one list, of pairs or of identities, into a folder, with the server's own models and on its own processors. */
@FunctionalInterface
public interface Evaluator {
    /** @throws InvalidListException when the list cannot be used; nothing is written then */
    void run(Path list, Path out, Progress progress) throws IOException;
}
