package bonafide.conformance.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bonafide.client.AccessKey;
import bonafide.client.BonafideClient;
import bonafide.client.Photos;
import bonafide.conformance.server.PackagedServer;
import bonafide.conformance.server.ServerKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignalsTest {
    private static final Path DIST = Path.of("..", "dist");
    private static final Path ALERTS = DIST.resolve("prometheus/alerts.yml");
    private static final Path DASHBOARD = DIST.resolve("grafana/bonafide.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:bonafide|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^ +expr: (?:\\|\\n((?: {10,}.*\\n)+)|(.*))$");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    static Path folder;

    private static PackagedServer server;
    private static ServerKey key;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        server = PackagedServer.start(folder.resolve("data"), Map.of("BONAFIDE_ADMIN_PORT", "8481"));
        key = server.firstKey();
        http = HttpClient.newHttpClient();
        try (var client = new BonafideClient(server.address(), new AccessKey(key.id(), key.secret()))) {
            client.verify(Photos.read(photo("person_b_1"), photo("person_b_2")), "00840000");
        }
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    @Test
    void everyMetricTheDashboardAndTheAlertsNameIsThere() throws Exception {
        var offered = new TreeSet<String>();
        METRIC.matcher(metrics()).results().forEach(found -> offered.add(found.group()));
        assertThat(named(expressionsOfTheAlerts())).isNotEmpty().isSubsetOf(offered);
        assertThat(named(expressionsOfTheDashboard())).isNotEmpty().isSubsetOf(offered);
    }

    @Test
    void stagesOutcomesQueueRejectionsBytesStoreAndModelsAreCounted() throws Exception {
        assertThat(metrics())
                .contains("bonafide_calls_seconds_count{api=\"v1\",outcome=\"Z1140\"} 1")
                .contains("bonafide_step_seconds_count{step=\"template\"} 1")
                .contains("bonafide_places_taken ")
                .contains("bonafide_verifications_waiting ")
                .contains("bonafide_requests_refused_total{reason=\"overloaded\"}")
                .contains("bonafide_bytes_inflight ")
                .contains("bonafide_store_available 1")
                .containsPattern("bonafide_model_info\\{model=\"sface\",sha256=\"[0-9a-f]{64}\"} 1");
    }

    @Test
    void aRefusedRequestIsCountedByItsReason() throws Exception {
        http.send(
                HttpRequest.newBuilder(server.address())
                        .method("TRACE", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        assertThat(metrics()).contains("bonafide_requests_refused_total{reason=\"method\"} 1");
    }

    @Test
    void noLabelSaysWhoCalled() throws Exception {
        assertThat(metrics()).doesNotContain(key.id()).doesNotContain("default").doesNotContain("00840000");
    }

    @Test
    void healthIsToldToWhoAsks() throws Exception {
        assertThat(ask("/health/live").statusCode()).isEqualTo(200);
        assertThat(ask("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aCallKnowsTheTraceItBelongsToInLogAndRecord() throws Exception {
        var request = HttpRequest.newBuilder(server.address().resolve("/v1/verifications"))
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .header("Authorization", "Bearer " + key.id() + "." + key.secret())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body()))
                .build();
        var id = JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("requestId")
                .asString();
        assertThat(server.logged(id)).anyMatch(line -> line.contains("\"traceId\":\"" + TRACE + "\""));
        assertThat(server.auditRow(id)).contains(TRACE);
    }

    @Test
    void prometheusTakesTheAlertsAndEveryExpressionOfTheDashboard() throws Exception {
        var promtool = List.of(System.getenv("PATH").split(":")).stream()
                .map(place -> Path.of(place, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(promtool.isPresent(), "there is no promtool: apt install prometheus");
        var rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        int number = 0;
        for (var expression : expressionsOfTheDashboard()) {
            rules.append("      - record: panel:%d\n        expr: '%s'\n"
                    .formatted(number++, expression.replace("$instance", ".*").replace("'", "''")));
        }
        var panels = Files.writeString(folder.resolve("dashboard.yml"), rules);
        for (var file : List.of(ALERTS, panels)) {
            var check = new ProcessBuilder(promtool.get().toString(), "check", "rules", file.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(check.waitFor()).as(said).isZero();
        }
    }

    private static String body() throws IOException {
        var base64 = Base64.getEncoder();
        return "{\"reference\":\"%s\",\"probe\":\"%s\",\"resourceCode\":\"00840000\"}"
                .formatted(
                        base64.encodeToString(Files.readAllBytes(photo("person_b_1"))),
                        base64.encodeToString(Files.readAllBytes(photo("impostor_1"))));
    }

    private static Path photo(String name) {
        return bonafide.conformance.pictures.Photos.original(name);
    }

    private static String metrics() throws Exception {
        return ask("/metrics").body();
    }

    private static HttpResponse<String> ask(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.adminAddress() + path)).build(), BodyHandlers.ofString());
    }

    private static Set<String> named(List<String> expressions) {
        var names = new TreeSet<String>();
        expressions.forEach(
                expression -> METRIC.matcher(expression).results().forEach(found -> names.add(found.group())));
        return names;
    }

    private static List<String> expressionsOfTheAlerts() throws IOException {
        return EXPRESSION
                .matcher(Files.readString(ALERTS))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private static List<String> expressionsOfTheDashboard() throws IOException {
        var expressions = new ArrayList<String>();
        for (JsonNode panel :
                JsonMapper.shared().readTree(Files.readString(DASHBOARD)).path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asString()));
        }
        return expressions;
    }
}
