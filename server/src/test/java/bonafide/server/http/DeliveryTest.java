package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.config.Settings;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether an answer reached anybody, as far as a server can know. */
@Timeout(60)
class DeliveryTest {
    private static final Settings.Http LIMITS = new Settings.Http(2, 32, 1, 60, 5, 32, 60, 2, 100, 100);
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";
    private static final String LAST = "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";

    private final CountDownLatch atWork = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final BlockingQueue<Boolean> written = new LinkedBlockingQueue<>();
    private HttpListener listener;
    private int port;

    @BeforeEach
    void start() throws IOException {
        listener = new HttpListener(
                new HttpListener.Place("127.0.0.1", 0, null),
                LIMITS,
                1024 * 1024,
                new HttpListener.Service(
                        this::answer,
                        WorkGate.OPEN,
                        (reason, _, _) -> new RawAnswer(reason.status(), Headers.NONE, Body.EMPTY)));
        port = listener.start();
    }

    private RawAnswer answer(RawRequest request) {
        atWork.countDown();
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new RawAnswer(200, Headers.of("Content-Type", "text/plain"), Body.utf8("fine")).toldTo(written::add);
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void saysWhenTheAnswerWasWritten() throws Exception {
        try (var socket = connected(LAST)) {
            mayAnswer.countDown();

            assertThat(text(socket)).endsWith("fine");
            assertThat(written.poll(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void saysWhenTheClientHadLeft() throws Exception {
        connected(REQUEST).close();
        atWork.await();
        mayAnswer.countDown();

        assertThat(written.poll(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void answersARequestThatWasSentBeforeTheAnswerToTheLast() throws Exception {
        try (var socket = connected(REQUEST)) {
            atWork.await();
            socket.getOutputStream().write(LAST.getBytes(StandardCharsets.US_ASCII));
            mayAnswer.countDown();

            assertThat(text(socket)).matches("(?s)HTTP/1.1 200.*fineHTTP/1.1 200.*fine");
            assertThat(written.poll(30, TimeUnit.SECONDS)).isTrue();
            assertThat(written.poll(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Socket connected(String request) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
