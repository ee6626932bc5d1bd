package bonafide.server.http;

import bonafide.server.config.Settings;
import bonafide.server.wire.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * One listening port: HTTP/1.1 only, because a picture in a request line is far above what HTTP/2 stacks take as a path.
 * Requests run on virtual threads; a handful of platform threads move bytes.
 */
public final class HttpListener implements AutoCloseable {
    private static final int MIB = 1024 * 1024;
    private static final int KIB = 1024;
    private static final int PLATFORM_THREADS = 16;
    private static final int LEAST_THREADS = 2;
    private static final int ACCEPT_QUEUE = 1024;
    /** What real gateways announce; under every idle timeout this server accepts. */
    private static final int ANNOUNCED_KEEP_ALIVE_SECONDS = 25;

    private final Server server;
    private final ServerConnector connector;
    private final ConnectionWatch watch;
    private final InFlight inFlight;
    private final ByteBudget budget;

    /**
     * Where to listen.
     *
     * @param port 0 takes any free port
     * @param tls null for plain HTTP
     */
    public record Place(String host, int port, @Nullable TlsContext tls) {}

    /**
     * What answers.
     *
     * @param gate asked before each request that has been received
     * @param refusals writes the answers to requests that never reach the endpoint
     */
    public record Service(Endpoint endpoint, WorkGate gate, HttpRefusal refusals) {}

    /** @param maxBytesInFlight memory for all requests being received and not yet answered, together */
    public HttpListener(Place place, Settings.Http limits, long maxBytesInFlight, Service service) {
        var drain = TimeUnit.SECONDS.toNanos(limits.drainSeconds());
        watch = new ConnectionWatch(limits);
        inFlight = new InFlight();
        budget = new ByteBudget(maxBytesInFlight);
        var answers = new Answers(service.refusals(), inFlight, drain, ANNOUNCED_KEEP_ALIVE_SECONDS);
        server = new Server(threads());
        connector =
                new ServerConnector(server, factories(place.tls(), connections(limits, drain, budget, service.gate())));
        connector.setHost(place.host());
        connector.setPort(place.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(limits.idleTimeoutSeconds()));
        connector.addBean(watch);
        server.addConnector(connector);
        server.setErrorHandler(answers);
        server.setHandler(new EndpointHandler(
                service.endpoint(), service.gate(), answers, inFlight, place.tls() != null, limits.maxBodyMib() * MIB));
    }

    /** @return the port listened on */
    public int start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The HTTP listener did not start", e);
        }
        scheduleWatch();
        return connector.getLocalPort();
    }

    public int openConnections() {
        return watch.openConnections();
    }

    public int requestsInFlight() {
        return inFlight.count();
    }

    /** Memory set aside for requests being received and not yet answered. */
    public long bytesInFlight() {
        return budget.taken();
    }

    /** Takes no new connections, lets what is at work finish and be answered. False when the patience ended first. */
    public boolean drain(Duration patience) throws InterruptedException {
        inFlight.close();
        connector.close();
        watch.closeIdle();
        return inFlight.awaitNone(patience);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP listener did not stop", e);
        }
    }

    private void scheduleWatch() {
        connector
                .getScheduler()
                .schedule(
                        () -> {
                            watch.cutOffTheSlow();
                            if (inFlight.isClosing()) {
                                // A connection whose answer was on its way when draining began is idle only now.
                                watch.closeIdle();
                            }
                            if (server.isRunning()) {
                                scheduleWatch();
                            }
                        },
                        1,
                        TimeUnit.SECONDS);
    }

    private static QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(PLATFORM_THREADS, LEAST_THREADS);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 0).factory()));
        return pool;
    }

    /**
     * Without ALPN: a client that would rather speak HTTP/2 stays with 1.1. Whoever speaks plain HTTP to a TLS port is
     * understood just so far that it can be refused.
     */
    private static ConnectionFactory[] factories(@Nullable TlsContext tls, HttpConnectionFactory http) {
        if (tls == null) {
            return new ConnectionFactory[] {http};
        }
        var encrypted = new SslConnectionFactory(tls.factory(), http.getProtocol());
        return new ConnectionFactory[] {new DetectorConnectionFactory(encrypted), http};
    }

    private static HttpConnectionFactory connections(
            Settings.Http limits, long drainNanos, ByteBudget budget, WorkGate gate) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(limits.maxHeadMib() * MIB);
        configuration.setHttpCompliance(HttpCompliance.RFC9110);
        configuration.setUriCompliance(UriCompliance.RFC3986);
        configuration.setIdleTimeout(TimeUnit.SECONDS.toMillis(limits.idleTimeoutSeconds()));
        return new HttpConnectionFactory(configuration) {
            @Override
            public Connection newConnection(Connector connector, EndPoint endPoint) {
                var connection = new BoundedHttpConnection(
                        configuration, connector, endPoint, limits.maxHeadersKib() * KIB, drainNanos, budget, gate);
                return configure(connection, connector, endPoint);
            }
        };
    }
}
