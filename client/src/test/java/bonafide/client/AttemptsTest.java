package bonafide.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Attempts attempts = new Attempts(3, pauses::add);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "4");
            exchange.sendResponseHeaders(statuses.remove(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void comesAgainWhenABusyServerSaysSo() throws Exception {
        statuses.addAll(List.of(503, 503, 200));
        assertThat(attempts.send(this::get).statusCode()).isEqualTo(200);
        assertThat(pauses).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4));
    }

    @Test
    void givesUpAfterTheLastAttempt() throws Exception {
        statuses.addAll(List.of(503, 503, 503, 200));
        assertThat(attempts.send(this::get).statusCode()).isEqualTo(503);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void takesEveryOtherAnswerAsItIs() throws Exception {
        for (int status : List.of(200, 400, 401, 429, 500)) {
            statuses.add(status);
            assertThat(attempts.send(this::get).statusCode()).isEqualTo(status);
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void comesAgainWhereNothingListens() {
        server.stop(0);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> attempts.send(this::get));
        assertThat(pauses).hasSize(2);
    }

    @Test
    void neverRepeatsACallThatMayHaveBeenCarriedOut() {
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> attempts.send(() -> {
                    throw new HttpTimeoutException("sent, and not answered in time");
                }));
        assertThat(pauses).isEmpty();
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
