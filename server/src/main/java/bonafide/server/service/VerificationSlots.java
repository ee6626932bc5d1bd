package bonafide.server.service;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.Verification;
import bonafide.engine.verification.Verifier;
import bonafide.engine.verification.VerifierBusyException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many verifications run at a time as there are slots, a few more wait for a short while, and turns away the
 * rest at once: clients give up after three seconds, so a long queue would only do work nobody waits for.
 *
 * <p>The work is done on threads of its own. A virtual thread in native code holds on to the platform thread that carries
 * it; with one a core, verifications at work would leave none to receive and refuse requests with.
 */
public final class VerificationSlots implements Verifier {
    private final Verifier verifier;
    private final Executor threads;
    private final Semaphore slots;
    private final Semaphore places;
    private final long longestWaitNanos;

    /**
     * @param threads does the work; as many platform threads as there are slots
     * @param slots verifications at work at the same time, 1 or more
     * @param queue calls that may wait for a slot, 0 or more
     * @param longestWait how long one of them waits
     */
    public VerificationSlots(Verifier verifier, Executor threads, int slots, int queue, Duration longestWait) {
        this.verifier = verifier;
        this.threads = threads;
        this.slots = new Semaphore(slots, true);
        this.places = new Semaphore(slots + queue);
        this.longestWaitNanos = longestWait.toNanos();
    }

    @Override
    public Verification verify(EncodedImage reference, EncodedImage probe, DecisionPolicy policy) {
        if (!places.tryAcquire()) {
            throw new VerifierBusyException("every slot and every place in the queue is taken");
        }
        try {
            return inSlot(reference, probe, policy);
        } finally {
            places.release();
        }
    }

    /** Verifications that wait for a slot now. */
    public int waiting() {
        return slots.getQueueLength();
    }

    private Verification inSlot(EncodedImage reference, EncodedImage probe, DecisionPolicy policy) {
        try {
            if (!slots.tryAcquire(longestWaitNanos, TimeUnit.NANOSECONDS)) {
                throw new VerifierBusyException("no slot became free in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new VerifierBusyException("the server is stopping");
        }
        try {
            return CompletableFuture.supplyAsync(() -> verifier.verify(reference, probe, policy), threads)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw e.getCause() instanceof RuntimeException broken ? broken : e;
        } finally {
            slots.release();
        }
    }
}
