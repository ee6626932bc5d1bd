package bonafide.server.http;

import bonafide.server.config.Settings;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A listener on a port of its own for each test, spoken to over real sockets, byte for byte. */
abstract class ListenerOverSockets {
    static final int MIB = 1024 * 1024;
    static final long IN_FLIGHT = 20L * 1024 * 1024;
    static final Settings.Http LIMITS = new Settings.Http(2, 32, 1, 60, 5, 32, 60, 2, 100, 100);

    final AtomicReference<RawRequest> seen = new AtomicReference<>();
    HttpListener listener;
    int port;

    @BeforeEach
    void start() throws IOException {
        listener = listener(LIMITS, IN_FLIGHT);
        port = listener.start();
    }

    HttpListener listener(Settings.Http limits, long maxBytesInFlight) {
        return listener(limits, maxBytesInFlight, WorkGate.OPEN);
    }

    HttpListener listener(Settings.Http limits, long maxBytesInFlight, WorkGate gate) {
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

    void restart(Settings.Http limits) throws IOException {
        restart(listener(limits, IN_FLIGHT));
    }

    void restart(HttpListener other) throws IOException {
        listener.close();
        listener = other;
        port = listener.start();
    }

    String exchange(String request) throws IOException {
        try (var socket = connect()) {
            send(socket, request);
            return readAll(socket);
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Line ends of the text blocks become CR LF. */
    static void send(Socket socket, String request) throws IOException {
        var text = request.contains("\r\n") ? request : request.replace("\n", "\r\n");
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    static String readOneAnswer(Socket socket) throws IOException {
        var head = readHead(socket.getInputStream());
        socket.getInputStream().readNBytes("fine".length());
        return head;
    }

    static String readHead(InputStream in) throws IOException {
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
