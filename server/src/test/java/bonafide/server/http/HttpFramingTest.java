package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.config.Settings;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ambiguous framing is refused and the connection ends with it, so that nothing can hide in what follows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpFramingTest {
    private static final Settings.Http LIMITS = new Settings.Http(1, 32, 1, 60, 5, 32, 60, 0, 1000, 1000);
    private static final int PATIENCE_MILLIS = 20_000;

    private final Queue<String> paths = new ConcurrentLinkedQueue<>();
    private final HttpListener listener = new HttpListener(
            new HttpListener.Place("127.0.0.1", 0, null),
            LIMITS,
            1 << 28,
            new HttpListener.Service(
                    request -> {
                        paths.add(request.path());
                        return new RawAnswer(200, Headers.NONE, Body.utf8("fine"));
                    },
                    WorkGate.OPEN,
                    (reason, _, _) -> new RawAnswer(reason.status(), Headers.NONE, Body.utf8(reason.name()))));
    private int port;

    @BeforeAll
    void start() throws IOException {
        port = listener.start();
    }

    @BeforeEach
    void forget() {
        paths.clear();
    }

    @AfterAll
    void stop() {
        listener.close();
    }

    @Test
    void thereAreMoreThanSixtyCases() {
        assertThat(framingCases()).hasSizeGreaterThan(60);
    }

    static List<FramingCases.Case> framingCases() {
        return FramingCases.all();
    }

    @ParameterizedTest
    @MethodSource("framingCases")
    void refusesAndCloses(FramingCases.Case framing) throws IOException {
        var answer = exchangeUntilClosed(framing.onTheWire());

        assertThat(paths).doesNotContain("/smuggled");
        assertThat(paths).as("answer: %s", answer).isEmpty();
        assertThat(answer).matches("(?s)(HTTP/1\\.[01] (4\\d\\d|50[15]) .*)?");
        assertThat(answer.split("HTTP/1\\.[01] \\d", -1))
                .as("one answer at most")
                .hasSizeLessThanOrEqualTo(2);
    }

    private String exchangeUntilClosed(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketException _) {
                return "";
            }
        }
    }
}
