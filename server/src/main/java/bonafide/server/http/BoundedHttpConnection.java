package bonafide.server.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 connection with a limit for the header block of its own, and a gentle end after a refused head.
 *
 * <p>Jetty has one limit for request line and headers together. Pictures need megabytes in the line; headers never do.
 * And after refusing a head Jetty stops reading, so a client still sending would see a reset instead of the answer: here
 * the rest is read and thrown away for a while.
 */
final class BoundedHttpConnection extends HttpConnection {
    /** Name, value, colon, space and line end. */
    private static final int FIELD_OVERHEAD = 4;

    /** Characters of a path; pictures are in the query. What looks at paths then need not fear long ones. */
    private static final int MAX_PATH = 2_048;

    private final int maxHeaderBytes;
    private final long drainNanos;
    private final ByteBudget budget;
    private final WorkGate gate;
    private @Nullable RequestHandler handler;
    private volatile boolean refused;
    private volatile boolean draining;
    private volatile boolean received;
    private volatile @Nullable Receiving receiving;

    /** When a request that is still arriving was first seen, and the connection's byte count before it. */
    record Receiving(long sinceNanos, long bytesBefore) {}

    BoundedHttpConnection(
            HttpConfiguration configuration,
            Connector connector,
            EndPoint endPoint,
            int maxHeaderBytes,
            long drainNanos,
            ByteBudget budget,
            WorkGate gate) {
        // Before Jetty's constructor, which asks this class for its parser.
        this.maxHeaderBytes = maxHeaderBytes;
        this.drainNanos = drainNanos;
        this.budget = budget;
        this.gate = gate;
        super(configuration, connector, endPoint);
    }

    @Override
    protected RequestHandler newRequestHandler() {
        handler = new HeaderCounting();
        return handler;
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
        return new CountingParser(
                requireNonNull(handler), getHttpConfiguration().getRequestHeaderSize(), compliance, budget, gate);
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        answered();
        super.onClose(cause);
    }

    /** Jetty comes back here after the answer to a refused head, only to close: we read on instead. */
    @Override
    public void onFillable() {
        if (!refused) {
            super.onFillable();
        } else if (!draining) {
            draining = true;
            getParser().reset();
            answered();
            Thread.ofVirtual().name("drain").start(new Drain(getEndPoint(), drainNanos));
        }
    }

    /** Idle between two requests, or not yet begun with the first. */
    boolean isBetweenRequests() {
        var parser = getParser();
        return parser.isStart() || parser.isTerminated();
    }

    /** A head or body has begun to arrive and is not complete. */
    boolean isReceiving() {
        var parser = getParser();
        return !received && !parser.isStart() && !parser.isComplete() && !parser.isTerminated();
    }

    /** The request's bytes are no longer needed. */
    void answered() {
        if (getParser() instanceof CountingParser parser) {
            parser.giveBack();
        }
    }

    /** What still arrives of the request is read only so that its client sees the refusal. */
    void throwAway() {
        if (getParser() instanceof CountingParser parser) {
            parser.throwAway();
        }
    }

    /** The query of the request in hand, still percent-encoded; null without one. */
    @Nullable
    String query() {
        return getParser() instanceof QueryKeepingParser parser ? parser.query() : null;
    }

    /** The request in hand ended because too many bytes are in memory already. */
    boolean isOverBudget() {
        return getParser() instanceof CountingParser parser && parser.isOverBudget();
    }

    /**
     * The peer has closed its side, so that nobody reads the answer. To be asked between a request and its answer, when
     * nothing else reads from the connection.
     */
    boolean peerHasLeft() {
        if (!isRequestBufferEmpty()) {
            return false;
        }
        var next = BufferUtil.allocate(1);
        try {
            int filled = getEndPoint().fill(next);
            if (filled > 0) {
                // The next request came early: Jetty gets its first byte back.
                onUpgradeTo(next);
            }
            return filled < 0;
        } catch (IOException _) {
            return true;
        }
    }

    /** The whole request has been read; what follows is our time, not the client's. */
    void requestReceived() {
        received = true;
    }

    Receiving receiving(long now) {
        var known = receiving;
        if (known == null) {
            known = new Receiving(now, getBytesIn());
            receiving = known;
        }
        return known;
    }

    void forgetReceiving() {
        receiving = null;
    }

    private final class HeaderCounting extends RequestHandler {
        private int headerBytes;

        @Override
        public void messageBegin() {
            headerBytes = 0;
            received = false;
            super.messageBegin();
        }

        /** The query is not in it: {@link QueryKeepingParser} kept it back. */
        @Override
        public void startRequest(String method, String path, HttpVersion version) {
            if (path.length() > MAX_PATH) {
                throw new HttpException.RuntimeException(HttpStatus.URI_TOO_LONG_414, "path over " + MAX_PATH);
            }
            super.startRequest(method, path, version);
        }

        @Override
        public void parsedHeader(HttpField field) {
            count(field);
            super.parsedHeader(field);
        }

        /** Fields after a chunked body count with those before it. */
        @Override
        public void parsedTrailer(HttpField field) {
            count(field);
            super.parsedTrailer(field);
        }

        private void count(HttpField field) {
            var value = field.getValue();
            headerBytes += field.getName().length() + (value == null ? 0 : value.length()) + FIELD_OVERHEAD;
            if (headerBytes > maxHeaderBytes) {
                throw new HttpException.RuntimeException(
                        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, "header fields over " + maxHeaderBytes);
            }
        }

        @Override
        public void badMessage(HttpException failure) {
            refused = true;
            super.badMessage(failure);
        }
    }
}
