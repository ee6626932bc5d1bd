package bonafide.server.evaluation.report;

import java.util.Locale;

/** Error rates for people to read. */
public final class Rates {
    private Rates() {}

    /**
     * 1 in 10,000; below ten with a decimal: 1 in 1.9.
     *
     * @param rate above 0, at most 1
     */
    public static String oneIn(double rate) {
        double people = 1 / rate;
        return people < 10
                ? String.format(Locale.ROOT, "1 in %.1f", people)
                : String.format(Locale.ROOT, "1 in %,d", Math.round(people));
    }
}
