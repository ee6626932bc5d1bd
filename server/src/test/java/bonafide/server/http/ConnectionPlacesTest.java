package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.server.config.Settings;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a connection, who keeps one and who loses it. */
class ConnectionPlacesTest extends ListenerOverSockets {
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
}
