package bonafide.server.service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What happened to one call, written down while it is on its way. For one thread. */
final class CallTrace {
    private final LongSupplier nanoTime;
    private final long begun;
    private final String requestId;
    private final String api;
    private final Map<String, Duration> durations = new LinkedHashMap<>();
    private long lastStep;
    private String account = "";
    private String accessKeyId = "";
    private String outcome = "";

    CallTrace(String requestId, String api, LongSupplier nanoTime) {
        this.requestId = requestId;
        this.api = api;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
        lastStep = begun;
    }

    String requestId() {
        return requestId;
    }

    /** Ends the step that has been running since the last one ended. */
    void did(String step) {
        long now = nanoTime.getAsLong();
        durations.merge(step, Duration.ofNanos(now - lastStep), Duration::plus);
        lastStep = now;
    }

    /** Adds steps that were measured elsewhere and are part of the one running now. */
    void include(Map<String, Duration> steps) {
        durations.putAll(steps);
    }

    void calledBy(String accessKeyId, String account) {
        this.accessKeyId = accessKeyId;
        this.account = account;
    }

    void endsIn(String outcome) {
        this.outcome = outcome;
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    CallReport report() {
        return new CallReport(requestId, api, account, accessKeyId, outcome, durations, elapsed());
    }
}
