package bonafide.bench;

import java.util.Random;

/**
 * When calls arrive, fixed before the first is sent: a slow server does not slow the callers down, so waiting counts
 * (an open loop; a closed one would hide it).
 */
final class Arrivals {
    private Arrivals() {}

    /** Poisson arrivals: nanoseconds after the start, at {@code perSecond} on average. */
    static long[] poisson(double perSecond, double seconds, long seed) {
        var random = new Random(seed);
        var times = new long[(int) Math.round(perSecond * seconds)];
        double at = 0;
        for (int i = 0; i < times.length; i++) {
            at += -Math.log(1 - random.nextDouble()) / perSecond;
            times[i] = (long) (at * 1e9);
        }
        return times;
    }
}
