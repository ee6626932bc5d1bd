package bonafide.server.admission;

import bonafide.server.http.WorkGate;
import bonafide.server.wire.RawRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Lets only so many requests be worked on as the machine can answer in time, and shares these places among callers.
 *
 * <p>It stands before signatures are checked, because checking one of four megabytes costs tens of milliseconds: at ten
 * times the capacity a server that checks first has no time left to verify. So it goes by the key id a request
 * <em>claims</em>. Whoever claims another's id can take that caller's share, never more. Ids can be made up without end:
 * one has a share of its own once a signature under it has held, and all others have one together.
 */
public final class FairGate implements WorkGate {
    private static final long ACTIVE_NANOS = 2_000_000_000L;
    private static final int PURGED_AT = 1000;
    private static final String STRANGERS = "";

    private final int places;
    private final Duration longestWait;
    private final LongSupplier nanoTime;
    private final Map<String, Share> shares = new HashMap<>();
    /** As many as the store has keys, at most. */
    private final Set<String> proven = new HashSet<>();

    private int taken;

    /**
     * @param places requests at work and waiting together, 1 or more
     * @param longestWait no work is begun for a request that has been here for longer
     */
    public FairGate(int places, Duration longestWait, LongSupplier nanoTime) {
        this.places = places;
        this.longestWait = longestWait;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<Permit> enter(RawRequest request, Duration waited) {
        // Its client has given up: the answer would be worked out for nobody.
        return waited.compareTo(longestWait) > 0 ? Optional.empty() : enter(ClaimedKey.of(request));
    }

    /** Only who says early who is calling is turned away early: everybody has to be counted among those who ask. */
    @Override
    public boolean turnsAway(String start) {
        var key = ClaimedKey.atTheStart(start);
        return !key.isEmpty() && turnsAwayKey(key);
    }

    /** @param accessKeyId of a call whose credentials held */
    public synchronized void proven(String accessKeyId) {
        proven.add(accessKeyId);
    }

    synchronized boolean turnsAwayKey(String key) {
        var now = nanoTime.getAsLong();
        return isFullFor(asking(key, now), now);
    }

    synchronized Optional<Permit> enter(String key) {
        var now = nanoTime.getAsLong();
        var share = asking(key, now);
        if (isFullFor(share, now)) {
            return Optional.empty();
        }
        taken++;
        share.taken++;
        return Optional.of(() -> leave(share));
    }

    private Share asking(String key, long now) {
        if (shares.size() >= PURGED_AT) {
            shares.values().removeIf(share -> !share.isActive(now));
        }
        var share = shares.computeIfAbsent(proven.contains(key) ? key : STRANGERS, _ -> new Share());
        share.asked = now;
        return share;
    }

    private boolean isFullFor(Share share, long now) {
        return taken >= places || share.taken >= fairShare(now);
    }

    /** Requests that may have a place at the same time. */
    public int places() {
        return places;
    }

    /** Requests that have a place now. */
    public synchronized int taken() {
        return taken;
    }

    /** Callers that have a share of their own or had one of late. */
    synchronized int callers() {
        return shares.size();
    }

    private synchronized void leave(Share share) {
        taken--;
        share.taken--;
    }

    /** All places for a caller who is alone; never less than one. */
    private int fairShare(long now) {
        var active =
                shares.values().stream().filter(share -> share.isActive(now)).count();
        return Math.max(1, (int) Math.ceilDiv(places, Math.max(1, active)));
    }

    private static final class Share {
        private int taken;
        private long asked;

        boolean isActive(long now) {
            return taken > 0 || now - asked < ACTIVE_NANOS;
        }
    }
}
