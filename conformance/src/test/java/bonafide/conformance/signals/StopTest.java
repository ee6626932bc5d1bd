package bonafide.conformance.signals;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.pictures.Photos;
import bonafide.conformance.server.PackagedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server told to stop while a call is under way. */
class StopTest {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void isNotReadyBeforeItTakesNoMoreConnectionsAndAnswersTheCallItHas() throws Exception {
        var body = body();
        try (var server = PackagedServer.start(folder.resolve("data"), Map.of("BONAFIDE_ADMIN_PORT", "0"));
                var caller = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            caller.getOutputStream().write(head(server, body.length));
            caller.getOutputStream().write(body, 0, body.length / 2);
            while (!ask(server, "/metrics").body().contains("bonafide_requests_inflight 1.0")) {
                Thread.onSpinWait();
            }
            assertThat(ask(server, "/health/ready").statusCode()).isEqualTo(200);

            server.terminate();
            while (takesConnections(server)) {
                Thread.onSpinWait();
            }
            // The call holds the process, so its listener for health still answers.
            assertThat(ask(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(ask(server, "/health/live").statusCode()).isEqualTo(200);

            caller.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
            var answer = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"passed\":true");
            assertThat(server.awaitEnd()).isZero();
        }
    }

    private static byte[] head(PackagedServer server, int length) {
        var key = server.firstKey();
        return """
                POST /v1/verifications HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Authorization: Bearer %s.%s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(server.port(), key.id(), key.secret(), length).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] body() throws IOException {
        return "{\"reference\":\"%s\",\"probe\":\"%s\",\"resourceCode\":\"00840000\"}"
                .formatted(photo("person_b_1"), photo("person_b_2"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String photo(String name) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(Photos.original(name)));
    }

    private static boolean takesConnections(PackagedServer server) {
        try (var one = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            return one.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private HttpResponse<String> ask(PackagedServer server, String path) throws IOException, InterruptedException {
        var address = URI.create(server.adminAddress() + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
