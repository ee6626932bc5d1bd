package bonafide.server.service;

import bonafide.server.wire.RawAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the answer of a call to the newest identical copy of it, and to one connection only.
 *
 * <p>Some clients send a signed request again, byte for byte, when its connection dies without an answer. Such a copy
 * is no second call: it takes over the answer of the first while that is at work, or while its answer could not be
 * written. Once an answer was written the nonce is used for everybody. So one signed request never gets more than one
 * answer with a result, one row in the ledger and one unit of quota, and who replays it learns nothing.
 *
 * <p>Kept in memory of this node, for calls at work and for the few whose answer met a dead connection.
 */
final class Resends {
    /** Clients resend at once or never. */
    private static final Duration KEPT = Duration.ofSeconds(60);

    private static final int MOST_KEPT = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final InstantSource clock;

    Resends(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes a call known before the ledger knows it, so that no copy can come in between. */
    void begin(String requestId) {
        synchronized (calls) {
            dropStale();
            calls.put(requestId, new Call());
        }
    }

    /** For a call the ledger did not take. */
    void forget(String requestId) {
        synchronized (calls) {
            calls.remove(requestId);
        }
    }

    /**
     * Works on a call that was begun.
     *
     * @param work must not throw
     * @param takenOver what this connection gets when a copy took the answer over
     */
    RawAnswer answer(String requestId, Supplier<RawAnswer> work, RawAnswer takenOver) {
        var answer = work.get();
        synchronized (calls) {
            var call = calls.get(requestId);
            if (call == null) {
                return answer;
            }
            call.answer = answer;
            if (call.waiting != null) {
                call.handToWaiting(requestId);
                return takenOver;
            }
            return call.beingWritten(requestId);
        }
    }

    /** The answer of an identical earlier call, unless it was written already or a still newer copy takes it. */
    Optional<RawAnswer> takeOver(String firstRequestId) {
        CompletableFuture<Optional<RawAnswer>> mine;
        synchronized (calls) {
            dropStale();
            var call = calls.get(firstRequestId);
            if (call == null) {
                return Optional.empty();
            }
            if (call.undeliveredSince != null) {
                call.undeliveredSince = null;
                return Optional.of(call.beingWritten(firstRequestId));
            }
            call.supersedeWaiting();
            mine = new CompletableFuture<>();
            call.waiting = mine;
        }
        return await(mine);
    }

    private static Optional<RawAnswer> await(CompletableFuture<Optional<RawAnswer>> mine) {
        try {
            return mine.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException _) {
            return Optional.empty();
        }
    }

    private void ended(String requestId, boolean written) {
        synchronized (calls) {
            var call = calls.get(requestId);
            if (call == null) {
                return;
            }
            if (written) {
                call.supersedeWaiting();
                calls.remove(requestId);
            } else if (call.waiting != null) {
                call.handToWaiting(requestId);
            } else {
                call.undeliveredSince = clock.instant();
            }
        }
    }

    private void dropStale() {
        var oldest = clock.instant().minus(KEPT);
        calls.values().removeIf(call -> call.undeliveredSince != null && call.undeliveredSince.isBefore(oldest));
        var undelivered = calls.values().stream()
                .filter(call -> call.undeliveredSince != null)
                .count();
        if (undelivered > MOST_KEPT) {
            calls.values().removeIf(call -> call.undeliveredSince != null);
        }
    }

    /** Guarded by {@link #calls}. */
    private final class Call {
        private @Nullable RawAnswer answer;
        private @Nullable CompletableFuture<Optional<RawAnswer>> waiting;
        private @Nullable Instant undeliveredSince;

        void supersedeWaiting() {
            if (waiting != null) {
                waiting.complete(Optional.empty());
                waiting = null;
            }
        }

        void handToWaiting(String requestId) {
            if (waiting != null) {
                var next = waiting;
                waiting = null;
                next.complete(Optional.of(beingWritten(requestId)));
            }
        }

        RawAnswer beingWritten(String requestId) {
            if (answer == null) {
                throw new IllegalStateException("the call is still at work");
            }
            return answer.toldTo(written -> ended(requestId, written));
        }
    }
}
