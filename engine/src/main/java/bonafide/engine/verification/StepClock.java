package bonafide.engine.verification;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Adds up the time spent in named steps. Used by one thread. */
final class StepClock {
    private final Map<String, Duration> durations = new LinkedHashMap<>();

    <T> T time(String step, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            durations.merge(step, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
        }
    }

    /** Takes the other's steps in; those of both are added up, also where they ran side by side. */
    void add(StepClock other) {
        other.durations.forEach((step, time) -> durations.merge(step, time, Duration::plus));
    }

    /** In the order in which steps first ended. */
    Map<String, Duration> durations() {
        return new LinkedHashMap<>(durations);
    }
}
