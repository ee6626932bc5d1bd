package bonafide.server.http;

import bonafide.server.wire.RawRequest;
import java.time.Duration;
import java.util.Optional;

/** Decides whether a received request may be worked on now. Must be quick: it is asked before anything is checked. */
@FunctionalInterface
public interface WorkGate {
    WorkGate OPEN = (_, _) -> Optional.of(() -> {});

    /**
     * Asked as soon as a request begins to arrive: receiving megabytes only to refuse them costs the time that others are
     * waiting for.
     *
     * @param start its first bytes, one character each
     * @return whether it would be refused if it were here now
     */
    default boolean turnsAway(String start) {
        return false;
    }

    /**
     * @param waited since all of the request was here
     * @return what has to be closed when the work is done; empty: the caller is asked to come again
     */
    Optional<Permit> enter(RawRequest request, Duration waited);

    /** The right to use the machine. */
    @FunctionalInterface
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
