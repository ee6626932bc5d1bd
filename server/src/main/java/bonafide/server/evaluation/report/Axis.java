package bonafide.server.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot's axis.
 *
 * @param label what it counts, with its unit
 * @param logarithmic both ends are powers of ten then
 */
record Axis(String label, double from, double to, boolean logarithmic) {

    /** Where a value lies between the ends, 0 to 1; values outside are moved to the nearer end. */
    double position(double value) {
        double share = logarithmic
                ? (Math.log10(Math.max(value, from)) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
                : (value - from) / (to - from);
        return Math.clamp(share, 0, 1);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (int power = (int) Math.round(Math.log10(from)); power <= Math.round(Math.log10(to)); power++) {
                ticks.add(Math.pow(10, power));
            }
        } else {
            for (int i = 0; i <= LINEAR_STEPS; i++) {
                ticks.add(from + i * (to - from) / LINEAR_STEPS);
            }
        }
        return ticks;
    }

    String tickLabel(double tick) {
        if (logarithmic) {
            int power = (int) Math.round(Math.log10(tick));
            return power == 0 ? "1" : "1e" + power;
        }
        return String.format(Locale.ROOT, "%.4g", tick).replaceFirst("\\.?0+$", "");
    }

    private static final int LINEAR_STEPS = 5;
}
