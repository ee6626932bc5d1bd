package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.config.Settings;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever begins a request and does not go on is cut off, wherever he stopped. */
class SlowSenderTest {
    private static final Settings.Http LIMITS = new Settings.Http(1, 32, 1, 60, 1, 32, 5, 0, 1000, 1000);
    private static final int PATIENCE_MILLIS = 40_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?a=",
                "GET / HTTP/1.1\r\nHost: h\r\nX-A",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nhel",
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"
            })
    void cutsOffASenderWhoStops(String beginning) throws IOException {
        var answered = new AtomicInteger();
        try (var listener = new HttpListener(
                        new HttpListener.Place("127.0.0.1", 0, null),
                        LIMITS,
                        1 << 28,
                        new HttpListener.Service(
                                _ -> {
                                    answered.incrementAndGet();
                                    return new RawAnswer(200, Headers.NONE, Body.utf8("fine"));
                                },
                                WorkGate.OPEN,
                                (reason, _, _) ->
                                        new RawAnswer(reason.status(), Headers.NONE, Body.utf8(reason.name()))));
                var socket = new Socket(InetAddress.getLoopbackAddress(), listener.start())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();

            // Ends only when the server closes; the socket's own patience would end it with an exception.
            var rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(rest).doesNotContain("fine");
            assertThat(answered).hasValue(0);
        }
    }
}
