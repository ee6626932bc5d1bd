package bonafide.server.http;

import bonafide.server.config.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off whoever holds connections without using them: too many from one network, requests that trickle in, handshakes
 * that never end. When all places are taken, the oldest connection between two requests makes room for the new one; when
 * none is, the new one is closed.
 */
final class ConnectionWatch implements Connection.Listener {
    private static final long KIB = 1024;
    /** Who has one IPv6 address has all that share its first 64 bits (RFC 4291, section 2.5.4). */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Settings.Http limits;
    /** When each was opened, in nanoseconds. Those yet to say whether they speak TLS are among them. */
    private final Map<Connection, Long> open = new ConcurrentHashMap<>();

    private final Map<ByteBuffer, Integer> perNetwork = new ConcurrentHashMap<>();

    ConnectionWatch(Settings.Http limits) {
        this.limits = limits;
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection) {
            // The HTTP connection inside it has the place.
            return;
        }
        if (!takesPlace(connection)) {
            connection.getEndPoint().close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (open.remove(connection) != null) {
            var network = countedNetwork(connection);
            if (network != null) {
                perNetwork.computeIfPresent(network, (_, count) -> count > 1 ? count - 1 : null);
            }
        }
    }

    /** Run once a second. */
    void cutOffTheSlow() {
        var now = System.nanoTime();
        open.forEach((connection, opened) -> {
            boolean idle = now - opened > TimeUnit.SECONDS.toNanos(limits.idleTimeoutSeconds());
            if (connection instanceof BoundedHttpConnection http
                    ? isTooSlow(http, now) || (idle && neverAskedAnything(http))
                    : idle) {
                connection.getEndPoint().close();
            }
        });
    }

    /** For a stop: who is between two requests would wait for nothing. */
    void closeIdle() {
        for (var connection : open.keySet()) {
            if (isBetweenRequests(connection)) {
                connection.getEndPoint().close();
            }
        }
    }

    private boolean isTooSlow(BoundedHttpConnection connection, long now) {
        if (!connection.isReceiving()) {
            connection.forgetReceiving();
            return false;
        }
        var receiving = connection.receiving(now);
        var seconds = TimeUnit.NANOSECONDS.toSeconds(now - receiving.sinceNanos());
        var owed = (seconds - limits.slowSenderGraceSeconds()) * limits.slowSenderKibPerSecond() * KIB;
        return seconds >= limits.maxReceiveSeconds()
                || (seconds >= limits.slowSenderGraceSeconds()
                        && connection.getBytesIn() - receiving.bytesBefore() < owed);
    }

    private static boolean neverAskedAnything(BoundedHttpConnection connection) {
        return connection.getMessagesIn() == 0 && !connection.isReceiving();
    }

    private static boolean isBetweenRequests(Connection connection) {
        return !(connection instanceof BoundedHttpConnection http) || http.isBetweenRequests();
    }

    /** One at a time: two that come together would both take the last place. */
    private synchronized boolean takesPlace(Connection connection) {
        if (open.size() >= limits.maxConnections() && !makesRoom()) {
            return false;
        }
        var network = countedNetwork(connection);
        // Counted before others can end it to make room: its end is counted back.
        boolean tooMany =
                network != null && perNetwork.merge(network, 1, Integer::sum) > limits.maxConnectionsPerAddress();
        open.put(connection, System.nanoTime());
        return !tooMany;
    }

    private boolean makesRoom() {
        var oldest = open.entrySet().stream()
                .filter(entry -> isBetweenRequests(entry.getKey()))
                .min((a, b) -> Long.signum(a.getValue() - b.getValue()))
                .map(Map.Entry::getKey);
        oldest.ifPresent(connection -> {
            // Its place is free now, whenever Jetty comes to tell of its end.
            onClosed(connection);
            connection.getEndPoint().close();
        });
        return oldest.isPresent();
    }

    private static @Nullable ByteBuffer countedNetwork(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                        && !remote.getAddress().isLoopbackAddress()
                ? network(remote.getAddress())
                : null;
    }

    /** What one caller can be taken to have of its own: an IPv4 address, or an IPv6 network of 64 bits. */
    static ByteBuffer network(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.limit(IPV6_NETWORK_BYTES) : bytes;
    }
}
