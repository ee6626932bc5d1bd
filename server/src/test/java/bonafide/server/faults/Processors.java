package bonafide.server.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of a process, its children and those it has buried. */
final class Processors {
    private static final double TICKS_PER_SECOND = 100;

    private Processors() {}

    static double secondsOf(long pid) throws IOException {
        double ticks = ticks(pid, true);
        for (var child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            ticks += ticks(child.pid(), false);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double ticks(long pid, boolean buried) throws IOException {
        var stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        var text = Files.readString(stat);
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        double own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return buried ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
    }
}
