package bonafide.server.console;

import bonafide.server.evaluation.Progress;
import bonafide.server.evaluation.TooFewComparisonsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a page started and looks after: how far it is, and how it ended. */
final class Job implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Path out;
    private volatile State state = new State("running", 0, "");
    private volatile int total = 1;
    private final AtomicInteger done = new AtomicInteger();

    /** @param out the folder of what it writes */
    Job(Path out) {
        this.out = out;
    }

    /** @param progress 0 to 1 */
    record State(String state, double progress, String message) {}

    /** What is to be done. */
    @FunctionalInterface
    interface Work {
        void run(Job job) throws IOException;
    }

    Path out() {
        return out;
    }

    State state() {
        return state;
    }

    void carryOut(Work work) {
        try {
            work.run(this);
            state = new State("done", 1, "");
        } catch (TooFewComparisonsException few) {
            state = new State("too-few", 0, few.found() + " / " + few.needed());
        } catch (IOException | RuntimeException failed) {
            LOG.warn("Work started from the console failed", failed);
            state = new State("failed", 0, String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public void started(String task, int pieces, int restored) {
        total = Math.max(1, pieces);
        done.set(restored);
        advanced(0);
    }

    @Override
    public void advanced(int more) {
        int now = done.addAndGet(more);
        state = new State("running", (double) now / total, now + " / " + total);
    }

    @Override
    public void finished() {
        state = new State("running", 1, total + " / " + total);
    }
}
