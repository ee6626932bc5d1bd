package bonafide.server.http;

import bonafide.server.config.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off whoever holds connections without using them: too many from one address, requests that trickle in, handshakes
 * that never end. When all places are taken, the oldest connection between two requests makes room for the new one.
 */
final class ConnectionWatch implements Connection.Listener {
    private static final long KIB = 1024;

    private final Settings.Http limits;
    private final Set<BoundedHttpConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, AtomicInteger> perAddress = new ConcurrentHashMap<>();

    ConnectionWatch(Settings.Http limits) {
        this.limits = limits;
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public void onOpened(Connection opened) {
        if (!(opened instanceof BoundedHttpConnection connection)) {
            return;
        }
        if (open.size() >= limits.maxConnections()) {
            makeRoom();
        }
        open.add(connection);
        var remote = countedAddress(connection);
        if (remote != null) {
            var count = perAddress.compute(remote, (_, old) -> old == null ? new AtomicInteger() : old);
            if (count.incrementAndGet() > limits.maxConnectionsPerAddress()) {
                connection.getEndPoint().close();
            }
        }
    }

    @Override
    public void onClosed(Connection closed) {
        if (closed instanceof BoundedHttpConnection connection && open.remove(connection)) {
            var remote = countedAddress(connection);
            if (remote != null) {
                perAddress.computeIfPresent(remote, (_, count) -> count.decrementAndGet() <= 0 ? null : count);
            }
        }
    }

    /** Run once a second. */
    void cutOffTheSlow() {
        var now = System.nanoTime();
        for (var connection : open) {
            if (isTooSlow(connection, now) || neverAskedAnything(connection, now)) {
                connection.getEndPoint().close();
            }
        }
    }

    /** For a stop: who is between two requests would wait for nothing. */
    void closeIdle() {
        for (var connection : open) {
            if (connection.isBetweenRequests()) {
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

    private boolean neverAskedAnything(BoundedHttpConnection connection, long now) {
        return connection.getMessagesIn() == 0
                && !connection.isReceiving()
                && now - connection.openedNanos() > TimeUnit.SECONDS.toNanos(limits.idleTimeoutSeconds());
    }

    private void makeRoom() {
        open.stream()
                .filter(BoundedHttpConnection::isBetweenRequests)
                .min((a, b) -> Long.signum(a.openedNanos() - b.openedNanos()))
                .ifPresent(oldest -> oldest.getEndPoint().close());
    }

    private static @Nullable InetAddress countedAddress(BoundedHttpConnection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                        && !remote.getAddress().isLoopbackAddress()
                ? remote.getAddress()
                : null;
    }
}
