package bonafide.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Request lines of megabytes from strangers, several times what the server's memory holds: never its end. */
class LongLinesTest {
    private static final int HEAP_MIB = 96;
    private static final int CONNECTIONS = 40;
    private static final byte[] LONG = line(4 << 20);
    private static final byte[] SHORT = line(10);
    private static final int PATIENCE_MILLIS = 60_000;

    @TempDir
    Path folder;

    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.start(folder.resolve("node"), null, HEAP_MIB);
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.terminate();
    }

    @Test
    void areForgottenWhenAnsweredThoughTheConnectionStays() throws IOException {
        var held = new ArrayList<Socket>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var socket = connect(server.uri());
            held.add(socket);
            assertThat(statusOf(socket, LONG)).startsWith("HTTP/1.1 400");
        }

        assertThat(statusOf(connect(server.uri()), SHORT)).startsWith("HTTP/1.1 400");
        for (var socket : held) {
            socket.close();
        }
    }

    @Test
    void areTurnedAwayWhenTooManyComeAtOnce() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status :
                    senders.invokeAll(Collections.<Callable<String>>nCopies(CONNECTIONS, this::statusOfALongOne))) {
                assertThat(status.get()).matches("|HTTP/1.1 (400|503) .*");
            }
        }

        assertThat(statusOf(connect(server.uri()), SHORT)).startsWith("HTTP/1.1 400");
    }

    /** Empty when the connection broke: whoever writes on after a refusal may not see it. */
    private String statusOfALongOne() throws IOException {
        try (var socket = connect(server.uri())) {
            return statusOf(socket, LONG);
        }
    }

    private static String statusOf(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var status = answer.readLine();
            return status == null ? "" : status;
        } catch (SocketException _) {
            return "";
        }
    }

    private static Socket connect(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static byte[] line(int length) {
        return ("GET /?a=" + "b".repeat(length) + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
