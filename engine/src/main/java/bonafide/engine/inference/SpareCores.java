package bonafide.engine.inference;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets a call use a second core while nobody else needs it: a single call is answered sooner, and under load every call
 * works on one thread, which serves most calls per second.
 */
public final class SpareCores implements AutoCloseable {
    private final Semaphore idle;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("bonafide-spare-core-", 1).factory());

    /** @param cores of the machine; 1 never works side by side */
    public SpareCores(int cores) {
        this.idle = new Semaphore(cores);
    }

    /** Two results of independent work. */
    public record Both<A, B>(A first, B second) {}

    /** Does the first on this thread and the second beside it if a core is idle, after it otherwise. */
    public <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        boolean counted = idle.tryAcquire();
        try {
            if (!counted || !idle.tryAcquire()) {
                return new Both<>(first.get(), second.get());
            }
            return sideBySide(first, second);
        } finally {
            if (counted) {
                idle.release();
            }
        }
    }

    /** The other core was taken already; it is given back before the second counts as done. */
    private <A, B> Both<A, B> sideBySide(Supplier<A> first, Supplier<B> second) {
        CompletableFuture<B> beside = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return second.get();
                    } finally {
                        idle.release();
                    }
                },
                threads);
        try {
            return new Both<>(first.get(), beside.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException broken ? broken : e;
        } finally {
            beside.exceptionally(_ -> null).join();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
