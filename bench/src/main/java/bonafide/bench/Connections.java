package bonafide.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Kept-alive connections to one server; as small as can be, so that the generator leaves the processor to the server. */
final class Connections implements AutoCloseable {
    private final InetAddress address;
    private final int port;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

    Connections(String host, int port) throws IOException {
        this.address = InetAddress.getByName(host);
        this.port = port;
    }

    /** Status of the answer and its first characters; a refused or broken connection is status 0. */
    Answer exchange(SignedCalls.Request request) {
        var connection = idle.poll();
        try {
            if (connection == null) {
                connection = new Connection(new Socket(address, port));
            }
            var answer = connection.exchange(request);
            if (connection.reusable) {
                idle.add(connection);
            } else {
                connection.socket.close();
            }
            return answer;
        } catch (IOException broken) {
            return new Answer(0, broken.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    record Answer(int status, String body) {}

    private static final class Connection {
        private final Socket socket;
        private final BufferedInputStream in;
        private boolean reusable = true;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        Answer exchange(SignedCalls.Request request) throws IOException {
            var out = socket.getOutputStream();
            out.write(request.head());
            out.write(request.photos());
            out.write(request.tail());
            var status = Integer.parseInt(line().split(" ", -1)[1]);
            int length = 0;
            for (var field = line(); !field.isEmpty(); field = line()) {
                var lower = field.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                } else if (lower.equals("connection: close")) {
                    reusable = false;
                }
            }
            return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("closed");
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }
    }
}
