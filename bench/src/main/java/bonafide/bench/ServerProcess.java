package bonafide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system says of a process: Linux only. */
record ServerProcess(long pid) {
    /** Seconds of processor time used so far, all threads. */
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** Resident memory now, MiB. */
    double rssMib() throws IOException {
        return status("VmRSS:") / 1024.0;
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.count();
        }
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line ->
                        Long.parseLong(line.substring(name.length()).strip().split(" ", -1)[0]))
                .findFirst()
                .orElseThrow();
    }
}
