package bonafide.server.service;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A number of log lines a minute. Safe to use from many threads. */
final class LineBudget {
    static final int A_MINUTE = 100;
    static final long SPENT = -1;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private long since;
    private int taken;
    private long refused;

    LineBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        since = nanoTime.getAsLong();
    }

    /** How many lines were refused since the last one granted; {@link #SPENT} when this one is refused, too. */
    synchronized long take() {
        long now = nanoTime.getAsLong();
        if (now - since >= MINUTE) {
            since = now;
            taken = 0;
        }
        if (taken >= A_MINUTE) {
            refused++;
            return SPENT;
        }
        taken++;
        long before = refused;
        refused = 0;
        return before;
    }
}
