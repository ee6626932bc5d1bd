package bonafide.server.evaluation;

/** Told how far a long run has come. */
public interface Progress {
    /** @param restored how many of {@code total} were done by an earlier, interrupted run */
    void started(String task, int total, int restored);

    /** Called from any worker after each piece. */
    void advanced(int done);

    void finished();
}
