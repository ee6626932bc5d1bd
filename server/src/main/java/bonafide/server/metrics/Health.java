package bonafide.server.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whether this process lives and should be given calls. Not ready before everything is started, from the moment a stop
 * was asked for, and while a part it cannot do without is away.
 */
public final class Health {
    private final Map<String, BooleanSupplier> needed = new LinkedHashMap<>();
    private volatile boolean started;
    private volatile boolean stopping;

    /** To be called while starting, before {@link #started}. */
    public void needs(String part, BooleanSupplier available) {
        needed.put(part, available);
    }

    public void started() {
        started = true;
    }

    public void stopping() {
        stopping = true;
    }

    public boolean isReady() {
        return started && !stopping && needed.values().stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** Each part and whether it is there, for people. */
    public Map<String, Boolean> parts() {
        var parts = new LinkedHashMap<String, Boolean>();
        parts.put("started", started);
        parts.put("accepting", !stopping);
        if (started) {
            needed.forEach((name, available) -> parts.put(name, available.getAsBoolean()));
        }
        return parts;
    }
}
