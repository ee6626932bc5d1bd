package bonafide.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.service.CallReport;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AdminEndpointTest {
    private final Meters meters = new Meters();
    private final Health health = new Health();
    private final AdminEndpoint endpoint = new AdminEndpoint(meters, health);

    @Test
    void countsCallsByOutcomeAndTimesSteps() {
        meters.ended(new CallReport(
                "ID",
                "rpc",
                "someone",
                "a key",
                "Z1140",
                Map.of("detect", Duration.ofMillis(7)),
                Duration.ofMillis(42)));
        meters.gauge("bonafide.connections", "Open connections", () -> 3);
        meters.models(Map.of("sface", "abc"));

        assertThat(text(get("/metrics")))
                .contains("bonafide_calls_seconds_count{api=\"rpc\",outcome=\"Z1140\"} 1")
                .contains("bonafide_step_seconds_count{step=\"detect\"} 1")
                .contains("bonafide_connections 3.0")
                .contains("bonafide_model_info{model=\"sface\",sha256=\"abc\"} 1")
                .doesNotContain("someone")
                .doesNotContain("a key");
    }

    @Test
    void isReadyOnlyWhileStartedAndComplete() {
        var store = new AtomicBoolean(true);
        health.needs("store", store::get);
        assertThat(get("/health/ready").status()).isEqualTo(503);

        health.started();
        assertThat(get("/health/ready").status()).isEqualTo(200);

        store.set(false);
        assertThat(get("/health/ready").status()).isEqualTo(503);
        assertThat(text(get("/health/ready"))).contains("\"store\":false");
        assertThat(get("/health/live").status()).isEqualTo(200);

        store.set(true);
        health.stopping();
        assertThat(get("/health/ready").status()).isEqualTo(503);
    }

    @Test
    void knowsNothingElse() {
        assertThat(get("/").status()).isEqualTo(404);
        assertThat(request("POST", "/metrics").status()).isEqualTo(405);
    }

    private RawAnswer get(String path) {
        return request("GET", path);
    }

    private RawAnswer request(String method, String path) {
        return endpoint.answer(new RawRequest(method, path, null, Headers.NONE, Body.EMPTY, "127.0.0.1", false));
    }

    private static String text(RawAnswer answer) {
        return new String(answer.body().bytes(), StandardCharsets.UTF_8);
    }
}
