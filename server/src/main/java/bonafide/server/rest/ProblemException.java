package bonafide.server.rest;

/** A call is refused; answered in one place. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.kind(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
