package bonafide.server.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Makes a running process's writes and syncs fail, from the n-th of each thread on, until closed. */
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
        return new Strace(new ProcessBuilder(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=" + CALLS,
                        "-e",
                        "inject=" + CALLS + ":error=" + error + ":when=" + from + "+",
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
