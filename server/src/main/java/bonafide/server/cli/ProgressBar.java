package bonafide.server.cli;

import bonafide.server.evaluation.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Progress of a long run on standard error: a bar that moves on a terminal, a line now and then elsewhere. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final long NEVER = Long.MIN_VALUE;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String task = "";
    private int total;
    private int restored;
    private long start;
    private long shown = NEVER;

    /** @param terminal someone watches: the line may be overwritten, several times a second */
    ProgressBar(PrintWriter err, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    static ProgressBar onStandardError(PrintWriter err) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new ProgressBar(err, terminal, System::nanoTime);
    }

    @Override
    public synchronized void started(String what, int pieces, int alreadyDone) {
        task = what;
        total = pieces;
        restored = alreadyDone;
        start = nanoTime.getAsLong();
        shown = NEVER;
        if (restored > 0) {
            err.printf("Continuing an interrupted run: %,d of %,d %s were made before.%n", restored, total, task);
        }
    }

    @Override
    public synchronized void advanced(int done) {
        long now = nanoTime.getAsLong();
        long pause = terminal ? TimeUnit.MILLISECONDS.toNanos(200) : TimeUnit.SECONDS.toNanos(10);
        if (shown == NEVER || now - shown >= pause || done == total) {
            shown = now;
            show(done, (now - start) / 1e9);
        }
    }

    private void show(int done, double seconds) {
        // What an earlier run had made comes back at once; only what is made now tells how fast it goes.
        int made = Math.max(0, done - restored);
        double rate = seconds > 0 ? made / seconds : 0;
        int filled = (int) ((long) WIDTH * done / Math.max(1, total));
        String left = rate > 0 ? duration((total - done) / rate) : "?";
        err.print(String.format(
                Locale.ROOT,
                "%s%s [%s%s] %,d/%,d  %.1f/s  %s left%s",
                terminal ? "\r" : "",
                task,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                done,
                total,
                rate,
                left,
                terminal ? "   " : System.lineSeparator()));
        err.flush();
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    @Override
    public synchronized void finished() {
        if (terminal && shown != NEVER) {
            err.println();
        }
        err.flush();
    }
}
