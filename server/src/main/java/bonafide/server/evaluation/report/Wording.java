package bonafide.server.evaluation.report;

import bonafide.server.evaluation.statistics.ErrorRate;
import bonafide.server.evaluation.statistics.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as a reader without a statistics book wants them. */
final class Wording {
    private Wording() {}

    /** A share in percent with two meaningful digits: 1.2 %, 0.0045 %. */
    static String percent(double share) {
        double value = share * 100;
        if (value == 0) {
            return "0 %";
        }
        int decimals = Math.clamp(1 - (int) Math.floor(Math.log10(value)), 0, 7);
        return String.format(Locale.ROOT, "%." + decimals + "f %%", value);
    }

    static String power(double rate) {
        return String.format(Locale.ROOT, "1e-%d", Math.round(-Math.log10(rate)));
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String score(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Errors, trials and rate, with an upper bound instead of a nought that would promise too much. */
    static String rate(@Nullable ErrorRate rate) {
        if (rate == null) {
            return "no comparisons";
        }
        String counted = "%s of %s".formatted(count(rate.errors()), count(rate.trials()));
        return rate.errors() == 0
                ? "none of %s (below %s)"
                        .formatted(count(rate.trials()), percent(rate.exact().upper()))
                : "%s (%s)".formatted(percent(rate.rate()), counted);
    }

    static String interval(@Nullable Interval interval) {
        return interval == null
                ? "not shown"
                : "%s to %s".formatted(percent(interval.lower()), percent(interval.upper()));
    }
}
