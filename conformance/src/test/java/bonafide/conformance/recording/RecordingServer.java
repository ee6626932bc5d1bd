package bonafide.conformance.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads requests of any size on the loopback address and answers each from a script. */
public final class RecordingServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ServerSocket socket;
    private final Function<RecordedRequest, String> answer;
    private final BlockingQueue<RecordedRequest> requests = new LinkedBlockingQueue<>();

    private RecordingServer(ServerSocket socket, Function<RecordedRequest, String> answer) {
        this.socket = socket;
        this.answer = answer;
    }

    /** @param answer makes the JSON body of an HTTP 200 answer */
    public static RecordingServer answering(Function<RecordedRequest, String> answer) {
        try {
            var server = new RecordingServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
            Thread.ofPlatform().daemon().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The next request that was read, in order of arrival. */
    public RecordedRequest next() throws InterruptedException {
        var request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (request == null) {
            throw new IllegalStateException("no request came");
        }
        return request;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
            for (var request = read(in); request != null; request = read(in)) {
                requests.add(request);
                var body = answer.apply(request).getBytes(StandardCharsets.UTF_8);
                var head =
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\nContent-Length: %d\r\n\r\n"
                                .formatted(body.length);
                connection.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                connection.getOutputStream().write(body);
                connection.getOutputStream().flush();
            }
        } catch (IOException e) {
            return; // the client went away; what it sent before is kept
        }
    }

    private static @Nullable RecordedRequest read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        if (head.isEmpty()) {
            return null;
        }
        var headOnly = new RecordedRequest(head, "");
        if (headOnly.chunked()) {
            return new RecordedRequest(head, chunks(in));
        }
        var length = Integer.parseInt(headOnly.header("Content-Length").orElse("0"));
        return new RecordedRequest(head, latin1(in.readNBytes(length)));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
        }
        return null;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String chunks(InputStream in) throws IOException {
        var framed = new StringBuilder();
        while (true) {
            var sizeLine = line(in);
            if (sizeLine == null) {
                throw new IOException("the connection ended inside a chunked body");
            }
            framed.append(sizeLine).append("\r\n");
            var size = Integer.parseInt(sizeLine.split(";", -1)[0], 16);
            framed.append(latin1(in.readNBytes(size + 2))); // the last chunk is empty and followed by one CRLF as well
            if (size == 0) {
                return framed.toString();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
