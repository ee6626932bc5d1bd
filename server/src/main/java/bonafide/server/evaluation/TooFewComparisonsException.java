package bonafide.server.evaluation;

/** A list shows too few comparisons of different people to say anything about false matches. */
public final class TooFewComparisonsException extends InvalidListException {
    private final long found;
    private final long needed;

    public TooFewComparisonsException(long found, long needed) {
        super("a score table needs " + needed + " comparisons of different people at least, found " + found);
        this.found = found;
        this.needed = needed;
    }

    public long found() {
        return found;
    }

    public long needed() {
        return needed;
    }
}
