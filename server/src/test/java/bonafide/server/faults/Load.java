package bonafide.server.faults;

import bonafide.server.faults.Client.Expected;
import bonafide.server.faults.Client.Sent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Callers that call one after another without a pause, and everything they saw. */
final class Load implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Client client;
    private final List<Target> targets;
    private final boolean retries;
    private final Collection<Sent> history = new ConcurrentLinkedQueue<>();
    private final Collection<String> failed = new ConcurrentLinkedQueue<>();
    private final List<Watch> watches = new ArrayList<>();
    private final AtomicLong turn = new AtomicLong();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    /** Counts sendings of one kind from a moment on. */
    private record Watch(Predicate<Sent> kind, Semaphore seen) {}

    /** @param retries a call that gets no answer, or 503, is made once more, newly signed, at the next target */
    Load(Client client, List<Target> targets, int callers, boolean retries) {
        this.client = client;
        this.targets = targets;
        this.retries = retries;
        for (int i = 0; i < callers; i++) {
            this.callers.execute(this::call);
        }
    }

    private void call() {
        var kinds = Expected.values();
        try {
            while (!stopped) {
                long mine = turn.getAndIncrement();
                var expected = kinds[(int) (mine % kinds.length)];
                var sent = send(mine, expected);
                var story = sent.ending();
                if (retries && isWorthARetry(sent)) {
                    sent = send(mine + 1, expected);
                    story += ", then " + sent.ending();
                }
                if (isWorthARetry(sent)) {
                    failed.add(story);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Sent send(long number, Expected expected) throws InterruptedException {
        var target = targets.get((int) (number % targets.size()));
        var uri = retries ? target.awaitOr(targets) : target.await();
        var sent = client.send(uri, client.sign(expected));
        history.add(sent);
        synchronized (watches) {
            watches.stream()
                    .filter(watch -> watch.kind().test(sent))
                    .forEach(watch -> watch.seen().release());
        }
        return sent;
    }

    private static boolean isWorthARetry(Sent sent) {
        return sent.answer().isEmpty() || sent.answer().get().status() == 503;
    }

    /** Waits for that many more answers with a decision. */
    void awaitDecisions(int count) throws InterruptedException {
        await(count, sent -> sent.answer().isPresent() && sent.answer().get().decided());
    }

    /** Waits for that many more answers 503. */
    void awaitRefusals(int count) throws InterruptedException {
        await(count, sent -> sent.answer().isPresent() && sent.answer().get().status() == 503);
    }

    private void await(int count, Predicate<Sent> kind) throws InterruptedException {
        var watch = new Watch(kind, new Semaphore(0));
        synchronized (watches) {
            watches.add(watch);
        }
        boolean seen = watch.seen().tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS);
        synchronized (watches) {
            watches.remove(watch);
        }
        if (!seen) {
            throw new AssertionError("In " + PATIENCE_SECONDS + " s only "
                    + watch.seen().availablePermits() + " of " + count + " awaited answers came");
        }
    }

    Collection<Sent> history() {
        return history;
    }

    /** Calls that came to nothing, the retry included: how many for which reason, or {@code none}. */
    String failures() {
        var counts = new TreeMap<String, Integer>();
        failed.forEach(story -> counts.merge(story, 1, Integer::sum));
        return counts.isEmpty() ? "none" : counts.toString();
    }

    @Override
    public void close() {
        stopped = true;
        callers.close();
    }
}
