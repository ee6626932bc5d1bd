package bonafide.server.http;

import bonafide.server.http.HttpRefusal.Reason;
import bonafide.server.wire.Body;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawAnswer.Delivery;
import bonafide.server.wire.RawRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends answers; knows when the connection has to end with one. */
final class Answers implements Request.Handler {
    private final HttpRefusal refusals;
    private final InFlight inFlight;
    private final long drainNanos;
    private final int keepAliveSeconds;

    /** @param keepAliveSeconds announced to clients: well under the idle timeout, so that they let go first */
    Answers(HttpRefusal refusals, InFlight inFlight, long drainNanos, int keepAliveSeconds) {
        this.refusals = refusals;
        this.inFlight = inFlight;
        this.drainNanos = drainNanos;
        this.keepAliveSeconds = keepAliveSeconds;
    }

    /** Jetty's own refusals, above all those of the parser, come here. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var reason = Reason.of(response.getStatus());
        response.reset();
        refuseAndClose(reason, request, response, callback);
        return true;
    }

    void write(RawAnswer answer, Request request, Response response, Callback callback) {
        prepare(answer, response);
        if (inFlight.isClosing()) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        } else if (request.getConnectionMetaData().isPersistent()) {
            response.getHeaders().put(HttpHeader.KEEP_ALIVE, "timeout=" + keepAliveSeconds);
        }
        boolean gone = request.getConnectionMetaData() instanceof BoundedHttpConnection connection
                && !answer.delivery().equals(Delivery.NOBODY_CARES)
                && connection.peerHasLeft();
        response.write(true, content(answer, request), tellingDelivery(answer, gone, callback));
    }

    void refuseAndClose(Reason reason, Request request, Response response, Callback callback) {
        var answer = refusal(reason, newRequestId(), EndpointHandler.toRaw(request, Body.EMPTY));
        prepare(answer, response);
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        response.write(true, content(answer, request), callback);
    }

    /** Answers before the request was read to its end, reads on for a while, then closes. */
    void refuseAndDrain(Reason reason, Request request, Response response, Callback callback) {
        var answer = refusal(reason, newRequestId(), EndpointHandler.toRaw(request, Body.EMPTY));
        prepare(answer, response);
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        var sent = new CompletableFuture<Void>();
        response.write(
                true, content(answer, request), Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        var _ = sent.whenComplete((_, failure) -> {
            if (failure != null) {
                callback.failed(failure);
            } else if (request.getHeaders().contains(HttpHeader.EXPECT)) {
                // Who asked first has not sent the body.
                callback.succeeded();
            } else {
                drain(request, callback);
            }
        });
    }

    RawAnswer refusal(Reason reason, String requestId, RawRequest raw) {
        return refusals.answer(reason, requestId, raw);
    }

    String newRequestId() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    private void drain(Request request, Callback callback) {
        if (request.getConnectionMetaData() instanceof BoundedHttpConnection bounded) {
            bounded.throwAway();
        }
        var end = System.nanoTime() + drainNanos;
        var scheduler = request.getComponents().getScheduler();
        var cut = scheduler.schedule(
                () -> request.getConnectionMetaData()
                        .getConnection()
                        .getEndPoint()
                        .close(),
                drainNanos,
                TimeUnit.NANOSECONDS);
        try (var in = Content.Source.asInputStream(request)) {
            var sink = new byte[64 * 1024];
            while (System.nanoTime() < end && in.read(sink) >= 0) {
                // Thrown away.
            }
        } catch (IOException _) {
            // The client is gone, or the time is over.
        } finally {
            cut.cancel();
            callback.succeeded();
        }
    }

    /** @param gone the first write to a connection whose peer has closed it still succeeds */
    private static Callback tellingDelivery(RawAnswer answer, boolean gone, Callback callback) {
        return Callback.from(
                () -> {
                    answer.delivery().ended(!gone);
                    callback.succeeded();
                },
                failure -> {
                    answer.delivery().ended(false);
                    callback.failed(failure);
                });
    }

    private static void prepare(RawAnswer answer, Response response) {
        response.setStatus(answer.status());
        for (var field : answer.headers().fields()) {
            response.getHeaders().add(field.name(), field.value());
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().size());
    }

    private static ByteBuffer content(RawAnswer answer, Request request) {
        return "HEAD".equals(request.getMethod())
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(answer.body().bytes());
    }
}
