package bonafide.server.evaluation;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a score table from one list, with the server's own models and on its own processors. */
public interface Calibrator {
    /**
     * @param list pairs, of which only the non-mated count, or identities, compared all against all
     * @throws InvalidListException when the list cannot be used
     * @throws TooFewComparisonsException when it shows too few different people
     */
    CalibrationRun.Result run(Path list, Path out, Progress progress) throws IOException;

    /** Key of the recognition profile the table is for. */
    String profile();
}
