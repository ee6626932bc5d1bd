package bonafide.server.metrics;

import bonafide.server.service.CallListener;
import bonafide.server.service.CallReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the server counts. No label says who called or what was in a call: outcomes are codes of a fixed list.
 *
 * <p>Names follow Prometheus: {@code bonafide_calls_seconds_count{api,outcome}} counts calls,
 * {@code bonafide_step_seconds{step}} times each step of the line.
 */
public final class Meters implements CallListener {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void ended(CallReport call) {
        Timer.builder("bonafide.calls")
                .description("Calls answered, by interface and outcome")
                .tag("api", call.api())
                .tag("outcome", call.outcome())
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(call.total());
        call.durations()
                .forEach((step, time) -> Timer.builder("bonafide.step")
                        .description("Time per step of the line")
                        .tag("step", step)
                        .register(registry)
                        .record(time));
    }

    /** Counts requests turned away before anybody read what they say; at 0 from its first mention. */
    public Counter refusals(String reason) {
        return Counter.builder("bonafide.requests.refused")
                .description("Requests turned away before they were read, by reason")
                .tag("reason", reason)
                .register(registry);
    }

    /** A value that is read when it is asked for. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** The models in use, name to SHA-256, as a gauge of 1 each. */
    public void models(Map<String, String> models) {
        models.forEach((name, sha256) -> Gauge.builder("bonafide.model.info", () -> 1)
                .description("Models in use")
                .tag("model", name)
                .tag("sha256", sha256)
                .register(registry));
    }

    /** Everything in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }
}
