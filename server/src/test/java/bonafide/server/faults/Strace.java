package bonafide.server.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Makes a running process's writes and syncs fail, from the n-th of each thread on, until closed; or kills it there. */
final class Strace implements AutoCloseable {
    private static final String CALLS = "pwrite64,fdatasync,fsync,ftruncate";

    private final Process tracer;

    private Strace(Process tracer) {
        this.tracer = tracer;
    }

    /** Whether strace is there and may fail another process's calls. */
    static boolean isUsable() {
        try {
            var probe = new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true")
                    .redirectErrorStream(true)
                    .start();
            probe.getInputStream().readAllBytes();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Strace failing(long pid, String error, int from) throws IOException {
        return injecting(pid, "error=" + error + ":when=" + from + "+");
    }

    /** Kills the process at the n-th write or sync of one of its threads. */
    static Strace killing(long pid, int at) throws IOException {
        return injecting(pid, "signal=KILL:when=" + at);
    }

    private static Strace injecting(long pid, String fault) throws IOException {
        return new Strace(new ProcessBuilder(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=" + CALLS,
                        "-e",
                        "inject=" + CALLS + ":" + fault,
                        "-p",
                        Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Lets go of the process, which then writes as ever. */
    @Override
    public void close() {
        tracer.destroy();
        tracer.onExit().join();
    }
}
