package bonafide.server.metrics;

import bonafide.server.wire.Body;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.stream.Collectors;

/** {@code /metrics}, {@code /health/live} and {@code /health/ready}, for the operator's own network only. */
public final class AdminEndpoint implements Endpoint {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";

    private final Meters meters;
    private final Health health;

    public AdminEndpoint(Meters meters, Health health) {
        this.meters = meters;
        this.health = health;
    }

    @Override
    public RawAnswer answer(RawRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return answer(405, JSON, "{\"error\":\"only GET\"}");
        }
        return switch (request.path()) {
            case "/metrics" -> answer(200, PROMETHEUS, meters.scrape());
            case "/health/live" -> answer(200, JSON, "{\"live\":true}");
            case "/health/ready" -> answer(health.isReady() ? 200 : 503, JSON, describe());
            default -> answer(404, JSON, "{\"error\":\"no such path\"}");
        };
    }

    private String describe() {
        return health.parts().entrySet().stream()
                .map(part -> "\"" + part.getKey() + "\":" + part.getValue())
                .collect(Collectors.joining(",", "{\"ready\":" + health.isReady() + ",", "}"));
    }

    private static RawAnswer answer(int status, String contentType, String text) {
        return new RawAnswer(
                status, Headers.of("Content-Type", contentType, "Cache-Control", "no-store"), Body.utf8(text));
    }
}
