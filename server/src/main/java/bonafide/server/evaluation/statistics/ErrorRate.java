package bonafide.server.evaluation.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Errors counted over comparisons, with what the count can and cannot show.
 *
 * @param exact interval for independent comparisons (Clopper-Pearson)
 * @param overPeople interval over the people who took part (bootstrap); absent where no error was seen or it was not
 *     asked for
 */
public record ErrorRate(
        long errors, long trials, Interval exact, @Nullable Interval overPeople) {

    /** The rate without a bootstrap over people. */
    public static ErrorRate of(long errors, long trials) {
        return new ErrorRate(errors, trials, Interval.exactBinomial(errors, trials), null);
    }

    public double rate() {
        return (double) errors / trials;
    }

    /**
     * Whether so many comparisons can tell anything about a rate as small as {@code nominal}: with none wrong, the
     * upper end of the exact interval (about 3.7 over the number of comparisons) must lie at or below it.
     */
    public boolean canShow(double nominal) {
        return Interval.exactBinomial(0, trials).upper() <= nominal;
    }
}
