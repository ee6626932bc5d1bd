package bonafide.server.evaluation.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The error rates of one group beside those of all, at one threshold.
 *
 * @param column the pair list's column
 * @param value the group's value in it
 * @param samePeople both people of a non-mated comparison are of this group: the impostors that matter
 */
public record GroupRates(
        String column,
        String value,
        boolean samePeople,
        @Nullable ErrorRate falseMatches,
        @Nullable ErrorRate falseNonMatches,
        Verdict falseMatchVerdict,
        Verdict falseNonMatchVerdict) {

    /** NIST SP 800-63A-4: a group's rate may exceed that of all by at most a quarter. */
    public static final double LARGEST_RATIO = 1.25;

    /** What the numbers can say about the rule. */
    public enum Verdict {
        /** Even the upper end of the group's interval keeps the rule. */
        WITHIN,
        /** Even the lower end breaks it. */
        ABOVE,
        /** Too few comparisons to tell; the point estimate stands beside it. */
        NOT_SHOWN
    }

    public static GroupRates of(
            String column,
            String value,
            boolean samePeople,
            @Nullable ErrorRate falseMatches,
            @Nullable ErrorRate falseNonMatches,
            @Nullable ErrorRate allFalseMatches,
            @Nullable ErrorRate allFalseNonMatches) {
        return new GroupRates(
                column,
                value,
                samePeople,
                falseMatches,
                falseNonMatches,
                verdict(falseMatches, allFalseMatches),
                verdict(falseNonMatches, allFalseNonMatches));
    }

    private static Verdict verdict(@Nullable ErrorRate group, @Nullable ErrorRate all) {
        if (group == null || all == null) {
            return Verdict.NOT_SHOWN;
        }
        double limit = LARGEST_RATIO * all.rate();
        if (group.exact().upper() <= limit) {
            return Verdict.WITHIN;
        }
        return group.exact().lower() > limit ? Verdict.ABOVE : Verdict.NOT_SHOWN;
    }
}
