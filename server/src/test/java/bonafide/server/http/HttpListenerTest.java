package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.server.config.Settings;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over a real socket, byte for byte. */
class HttpListenerTest {
    private static final int MIB = 1024 * 1024;
    private static final long IN_FLIGHT = 20L * 1024 * 1024;
    private static final Settings.Http LIMITS = new Settings.Http(2, 32, 1, 60, 5, 32, 60, 2, 100, 100);

    private final AtomicReference<RawRequest> seen = new AtomicReference<>();
    private HttpListener listener;
    private int port;

    @BeforeEach
    void start() throws IOException {
        listener = listener(LIMITS, IN_FLIGHT);
        port = listener.start();
    }

    private HttpListener listener(Settings.Http limits, long maxBytesInFlight) {
        return listener(limits, maxBytesInFlight, WorkGate.OPEN);
    }

    private HttpListener listener(Settings.Http limits, long maxBytesInFlight, WorkGate gate) {
        return new HttpListener(
                new HttpListener.Place("127.0.0.1", 0, null),
                limits,
                maxBytesInFlight,
                new HttpListener.Service(
                        this::answer,
                        gate,
                        (reason, requestId, _) -> new RawAnswer(
                                reason.status(),
                                Headers.of("Content-Type", "text/plain"),
                                Body.utf8(reason + " " + requestId))));
    }

    private RawAnswer answer(RawRequest request) {
        if (request.headers().has("x-fault")) {
            throw new IllegalStateException("a fault");
        }
        seen.set(request);
        return new RawAnswer(200, Headers.of("Content-Type", "text/plain"), Body.utf8("fine"));
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void passesMethodPathQueryHeadersAndBodyOnUntouched() throws IOException {
        var answer = exchange("""
                POST /?a=%7B%22x%22%3A1%7D&b=c+d&raw={'!*()~} HTTP/1.1
                Host: here:1
                X-Two: 1
                X-Two: 2
                Content-Length: 5
                Connection: close

                hello""");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("fine");
        assertThat(seen.get().query()).isEqualTo("a=%7B%22x%22%3A1%7D&b=c+d&raw={'!*()~}");
        assertThat(seen.get().path()).isEqualTo("/");
        assertThat(seen.get().headers().all("x-two")).containsExactly("1", "2");
        assertThat(new String(seen.get().body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("hello");
        assertThat(seen.get().remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(seen.get().secure()).isFalse();
    }

    @Test
    void takesARequestLineOfMegabytes() throws IOException {
        var picture = "A".repeat(2 * MIB - 1000);

        assertThat(exchange("GET /?p=" + picture + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(seen.get().query()).hasSize(picture.length() + 2);
    }

    @Test
    void takesAPostWithoutAnyFraming() throws IOException {
        assertThat(exchange("POST /?a=b HTTP/1.1\nHost: h\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(seen.get().body().size()).isZero();
    }

    @Test
    void takesAChunkedBody() throws IOException {
        exchange("""
                POST / HTTP/1.1
                Host: h
                Transfer-Encoding: chunked
                Connection: close

                3
                abc
                2
                de
                0

                """);

        assertThat(new String(seen.get().body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("abcde");
    }

    @Test
    void keepsConnectionsAliveAndSaysForHowLong() throws IOException {
        try (var socket = connect()) {
            for (int i = 0; i < 3; i++) {
                send(socket, "GET / HTTP/1.1\nHost: h\n\n");
                assertThat(readOneAnswer(socket))
                        .contains("Keep-Alive: timeout=25")
                        .doesNotContain("Connection: close")
                        .doesNotContainIgnoringCase("Server:");
            }
        }
    }

    @Test
    void answersContinueAtOnce() throws IOException {
        try (var socket = connect()) {
            send(socket, "POST / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 2\nConnection: close\n\n");
            assertThat(readHead(socket.getInputStream())).startsWith("HTTP/1.1 100");
            send(socket, "ok");
            assertThat(readAll(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void refusesAnAnnouncedBodyInsteadOfAskingForIt() throws IOException {
        assertThat(exchange("POST / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 99999999\n\n"))
                .startsWith("HTTP/1.1 413")
                .contains("Connection: close");
    }

    @Test
    void aClientThatSendsTooLargeABodyToItsEndSeesTheAnswer() throws IOException {
        var body = "x".repeat(8 * MIB);
        assertThat(exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 413")
                .contains("REQUEST_TOO_LARGE");
    }

    @Test
    void aChunkedBodyMayNotGrowPastTheLimitEither() throws IOException {
        var chunk = "80000\r\n" + "x".repeat(0x80000) + "\r\n";
        assertThat(exchange("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(6)
                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aClientThatSendsTooLongATargetToItsEndSeesTheAnswer() throws IOException {
        assertThat(exchange("GET /?" + "x".repeat(8 * MIB) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("TARGET_TOO_LONG");
    }

    @Test
    void limitsTheHeaderBlockOnItsOwn() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\n" + "X-Small: 1\r\n".repeat(4000) + "\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void limitsTheFieldsAfterAChunkedBodyWithThoseBeforeIt() throws IOException {
        var body = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n%s\r\n";

        assertThat(exchange(body.formatted("X-Sum: 1\r\n".repeat(4000)))).doesNotContain("HTTP/1.1 200");
        assertThat(seen.get()).isNull();
        assertThat(exchange(body.formatted("X-Sum: 1\r\n"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void limitsThePathOnItsOwn() throws IOException {
        var line = "GET /%s?a=%s HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

        assertThat(exchange(line.formatted("p".repeat(2_000), "x".repeat(MIB)))).startsWith("HTTP/1.1 200");
        assertThat(exchange(line.formatted("p".repeat(2_100), "x"))).startsWith("HTTP/1.1 414");
        assertThat(exchange(line.formatted("../".repeat(300_000), "x"))).startsWith("HTTP/1.1 414");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\nHost: h\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Length: 6\n\nhello!",
                "POST / HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Length: 5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nContent-Length: +5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nContent-Length: 0x5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nContent-Length: -5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: xchunked\n\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\nzz\nhello\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n3\nhello\n0\n\n",
                "GET / HTTP/1.1\nHost: h\nX-Folded: a\n b\n\n",
                "GET / HTTP/1.1\nHost: h\nX-Nul: a\u0000b\n\n",
                "GET / HTTP/1.1\nHost : h\n\n",
                "GET / HTTP/1.1\n\n",
                "GET / HTTP/1.1\nHost: h\nHost: i\n\n",
                "GET / HTTP/2.0\nHost: h\n\n",
                "GET /\n\n",
                "GET / HTTP/1.1\nHost: h\nno colon\n\n",
                "TRACE / HTTP/1.1\nHost: h\n\n",
                "CONNECT h:443 HTTP/1.1\nHost: h:443\n\n",
                "PRI * HTTP/2.0\n\nSM\n\n",
                "GET http://other/ HTTP/1.1\nHost: h\n\n"
            })
    void refusesAmbiguousFramingAndCloses(String request) throws IOException {
        assertThat(exchange(request)).matches("(?s)HTTP/1\\.1 (400|431|505|426) .*Connection: close.*");
        assertThat(seen.get()).isNull();
    }

    @Test
    void everyRefusalCarriesARequestId() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\n\n"))
                .containsPattern("MALFORMED [0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    }

    @Test
    void aFaultIsAnsweredWithoutItsText() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\nHost: h\nX-Fault: 1\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 500")
                .doesNotContain("a fault");
    }

    @Test
    @Timeout(60)
    void bytesOfAnAnsweredRequestNoLongerCount() throws IOException {
        exchange("POST /?" + "x".repeat(MIB)
                + " HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
        exchange("GET /?" + "x".repeat(8 * MIB) + " HTTP/1.1\r\nHost: h\r\n\r\n");
        exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000\r\n\r\n" + "x".repeat(5_000_000));
        exchange("BAD\r\n\r\n");

        // Given back when the connection is done with, a moment after its client has the answer.
        while (listener.bytesInFlight() > 0) {
            Thread.onSpinWait();
        }
        assertThat(listener.bytesInFlight()).isZero();
    }

    /** Its pieces or its text, the decoded parameters, the pictures in them. */
    @Test
    @Timeout(60)
    void eachByteThatArrivesCountsAsOftenAsItIsCopied() throws IOException {
        var begun = "GET /?" + "x".repeat(1_000);
        try (var sender = connect()) {
            send(sender, begun);
            while (listener.bytesInFlight() == 0) {
                Thread.onSpinWait();
            }
            assertThat(listener.bytesInFlight()).isEqualTo(4L * begun.length());
        }
    }

    @Test
    @Timeout(60)
    void turnsAwayWhatDoesNotFitIntoMemory() throws IOException {
        listener.close();
        listener = listener(LIMITS, 8 * MIB);
        port = listener.start();
        try (var holding = connect()) {
            send(holding, "GET /?" + "x".repeat(3 * MIB / 2));
            // Until the server has read all of it; the two would otherwise race for the room.
            while (listener.bytesInFlight() < 6 * MIB) {
                Thread.onSpinWait();
            }
            var answer = exchange("GET /?" + "x".repeat(MIB) + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 503").contains("OVERLOADED");
        }
    }

    /** One with all of a large request underway is told before it has sent it, and can still send it and read the answer. */
    @Test
    @Timeout(60)
    void refusesWithTheFirstBytesWhatTheGateTurnsAway() throws IOException {
        listener.close();
        listener = listener(LIMITS, IN_FLIGHT, new WorkGate() {
            @Override
            public Optional<Permit> enter(RawRequest request, Duration waited) {
                return Optional.of(() -> {});
            }

            @Override
            public boolean turnsAway(String start) {
                return start.contains("AccessKeyId=greedy");
            }
        });
        port = listener.start();
        try (var socket = connect()) {
            send(socket, "GET /?AccessKeyId=greedy&p=x");
            assertThat(readHead(socket.getInputStream()))
                    .startsWith("HTTP/1.1 503")
                    .contains("Connection: close");
        }
        var all = "GET /?AccessKeyId=%s&p=" + "x".repeat(MIB) + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        assertThat(exchange(all.formatted("greedy"))).startsWith("HTTP/1.1 503").contains("OVERLOADED");
        assertThat(exchange(all.formatted("modest"))).startsWith("HTTP/1.1 200");
        assertThat(listener.bytesInFlight()).isZero();
    }

    @Test
    void aTargetThatSaysHttpsDoesNotMakeAConnectionSecure() throws IOException {
        exchange("GET https://h/?a HTTP/1.1\nHost: h\nConnection: close\n\n");

        assertThat(seen.get().secure()).isFalse();
    }

    @Test
    void cutsOffWhoTricklesARequestIn() throws IOException {
        restart(new Settings.Http(2, 32, 1, 60, 1, 32, 60, 2, 100, 100));
        try (var head = connect();
                var body = connect()) {
            send(head, "GET /?never ending");
            send(body, "POST / HTTP/1.1\nHost: h\nContent-Length: 1000000\n\nnever ending");

            assertThat(readAll(head)).isEmpty();
            assertThat(readAll(body)).doesNotContain("200");
        }
    }

    @Test
    void whenAllPlacesAreTakenTheOldestIdleConnectionMakesRoom() throws IOException {
        restart(new Settings.Http(2, 32, 1, 60, 5, 32, 60, 2, 8, 100));
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) {
                var socket = connect();
                sockets.add(socket);
                send(socket, "GET / HTTP/1.1\nHost: h\n\n");
                readOneAnswer(socket);
            }
            assertThat(exchange("GET / HTTP/1.1\nHost: h\nConnection: close\n\n"))
                    .startsWith("HTTP/1.1 200");
            assertThat(sockets.getFirst().getInputStream().read()).isEqualTo(-1);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    @Timeout(60)
    void whenAllPlacesAreTakenByRequestsBeingReceivedANewConnectionIsClosed() throws IOException {
        restart(new Settings.Http(2, 32, 1, 60, 60, 32, 60, 2, 8, 100));
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) {
                var socket = connect();
                sockets.add(socket);
                send(socket, "GET /?begun");
            }
            // Until all have begun; one that has not would make room.
            while (listener.bytesInFlight() < 8L * 4 * "GET /?begun".length()) {
                Thread.onSpinWait();
            }
            assertThat(closedAtOnce()).isTrue();
            assertThat(listener.openConnections()).isLessThanOrEqualTo(8);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private boolean closedAtOnce() throws IOException {
        try (var late = connect()) {
            return late.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    @Timeout(60)
    void drainingAnswersWhatIsAtWorkAndClosesTheRest() throws Exception {
        try (var idle = connect()) {
            send(idle, "GET / HTTP/1.1\nHost: h\n\n");
            readOneAnswer(idle);

            assertThat(listener.drain(Duration.ofSeconds(10))).isTrue();
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            // The kernel takes connections until the accepting thread has let go of the socket.
            while (isListening()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        }
    }

    private boolean isListening() {
        try (var _ = connect()) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private void restart(Settings.Http limits) throws IOException {
        listener.close();
        listener = listener(limits, IN_FLIGHT);
        port = listener.start();
    }

    private String exchange(String request) throws IOException {
        try (var socket = connect()) {
            send(socket, request);
            return readAll(socket);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Line ends of the text blocks become CR LF. */
    private static void send(Socket socket, String request) throws IOException {
        var text = request.contains("\r\n") ? request : request.replace("\n", "\r\n");
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String readOneAnswer(Socket socket) throws IOException {
        var head = readHead(socket.getInputStream());
        socket.getInputStream().readNBytes("fine".length());
        return head;
    }

    private static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
