package bonafide.server.http;

import bonafide.server.http.HttpRefusal.Reason;
import bonafide.server.service.Faults;
import bonafide.server.wire.Body;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Turns Jetty's request into ours, the endpoint's answer into Jetty's; runs blocking on a virtual thread per request. */
final class EndpointHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointHandler.class);
    private static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE");

    private final Endpoint endpoint;
    private final Answers answers;
    private final InFlight inFlight;
    private final WorkGate gate;
    private final boolean tls;
    private final int maxBodyBytes;

    /** @param tls requests that come without it are refused */
    EndpointHandler(
            Endpoint endpoint, WorkGate gate, Answers answers, InFlight inFlight, boolean tls, int maxBodyBytes) {
        this.endpoint = endpoint;
        this.gate = gate;
        this.answers = answers;
        this.inFlight = inFlight;
        this.tls = tls;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        inFlight.begin();
        try {
            if (tls && !request.getConnectionMetaData().isSecure()) {
                answers.refuseAndDrain(Reason.PLAIN_HTTP, request, response, callback);
            } else if (!METHODS.contains(request.getMethod())) {
                answers.refuseAndDrain(Reason.METHOD, request, response, callback);
            } else if (request.getLength() > maxBodyBytes) {
                answers.refuseAndDrain(Reason.REQUEST_TOO_LARGE, request, response, callback);
            } else {
                answer(request, response, callback);
            }
        } finally {
            inFlight.end();
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        Body body;
        try {
            body = readBody(request);
        } catch (BodyTooLargeException _) {
            answers.refuseAndDrain(Reason.REQUEST_TOO_LARGE, request, response, callback);
            return;
        } catch (IOException _) {
            // Bad chunks, a body cut short or too slow. Whoever still listens gets told.
            answers.refuseAndClose(
                    isOverBudget(request) ? Reason.OVERLOADED : Reason.MALFORMED, request, response, callback);
            return;
        }
        var connection = request.getConnectionMetaData();
        if (connection instanceof BoundedHttpConnection bounded) {
            bounded.requestReceived();
        }
        var answer = work(request, body);
        if (connection instanceof BoundedHttpConnection bounded) {
            bounded.answered();
        }
        answers.write(answer, request, response, callback);
    }

    private RawAnswer work(Request request, Body body) {
        var raw = toRaw(request, body);
        var permit = gate.enter(raw, waited(request, body));
        if (permit.isEmpty()) {
            return answers.refusal(Reason.OVERLOADED, answers.newRequestId(), raw);
        }
        var traceId = TraceParent.traceId(raw.headers().first("traceparent").orElse(null));
        try (var _ = permit.get()) {
            if (traceId == null) {
                return call(raw);
            }
            try (var _ = MDC.putCloseable("traceId", traceId)) {
                return call(raw);
            }
        }
    }

    /** A body is read by the thread that goes on to work; a head can have waited for a thread. */
    private static Duration waited(Request request, Body body) {
        return body.size() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - request.getHeadersNanoTime());
    }

    private RawAnswer call(RawRequest raw) {
        try {
            return endpoint.answer(raw);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            var requestId = answers.newRequestId();
            LOG.atError()
                    .addKeyValue("requestId", requestId)
                    .addKeyValue("fault", Faults.describe(fault))
                    .log("A request ended in a fault and is answered 500");
            return answers.refusal(Reason.FAULT, requestId, raw);
        }
    }

    private static boolean isOverBudget(Request request) {
        return request.getConnectionMetaData() instanceof BoundedHttpConnection bounded && bounded.isOverBudget();
    }

    private Body readBody(Request request) throws IOException {
        var length = request.getLength();
        if (length == 0) {
            return Body.EMPTY;
        }
        try (var in = Request.asInputStream(request)) {
            return new Body(length > 0 ? readExactly(in, (int) length) : readUpToLimit(in));
        }
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        // Grown as it arrives: an announced length alone costs no memory.
        var bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("body ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private byte[] readUpToLimit(InputStream in) throws IOException {
        var bytes = in.readNBytes(maxBodyBytes + 1);
        if (bytes.length > maxBodyBytes) {
            throw new BodyTooLargeException();
        }
        return bytes;
    }

    static RawRequest toRaw(Request request, Body body) {
        var uri = request.getHttpURI();
        List<Headers.Field> fields = request.getHeaders().stream()
                .map(field -> new Headers.Field(field.getName(), field.getValue() == null ? "" : field.getValue()))
                .toList();
        return new RawRequest(
                request.getMethod(),
                uri.getPath() == null ? "/" : uri.getPath(),
                query(request),
                new Headers(fields),
                body,
                Request.getRemoteAddr(request),
                request.getConnectionMetaData().isSecure());
    }

    private static @Nullable String query(Request request) {
        var kept =
                request.getConnectionMetaData() instanceof BoundedHttpConnection connection ? connection.query() : null;
        return kept == null ? request.getHttpURI().getQuery() : kept;
    }

    private static final class BodyTooLargeException extends IOException {}
}
