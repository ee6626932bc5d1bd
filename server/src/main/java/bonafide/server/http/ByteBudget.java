package bonafide.server.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory requests may take at once, over all connections: those being received and those not yet answered. A
 * request line may be megabytes and arrives before anybody has signed anything.
 */
final class ByteBudget {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** @return false, and nothing taken, when it does not fit */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
