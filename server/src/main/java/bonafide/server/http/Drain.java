package bonafide.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Reads what a refused client still sends, throws it away, then closes. Closing at once would make the client's kernel
 * drop the answer it has not read yet (RFC 9112, section 9.6).
 */
record Drain(EndPoint endPoint, long nanos) implements Runnable {
    private static final int BUFFER_BYTES = 64 * 1024;

    @Override
    public void run() {
        var end = System.nanoTime() + nanos;
        var buffer = BufferUtil.allocate(BUFFER_BYTES);
        try {
            while (fill(buffer, end) >= 0) {
                var left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                awaitFillable(left);
            }
        } catch (IOException | ExecutionException | TimeoutException _) {
            // The client is gone or still silent: nothing is left to do for it.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            endPoint.close();
        }
    }

    /** Not longer than until the end: a fast sender always has more. */
    private int fill(ByteBuffer buffer, long end) throws IOException {
        int filled;
        do {
            BufferUtil.clear(buffer);
            filled = endPoint.fill(buffer);
        } while (filled > 0 && System.nanoTime() - end < 0);
        return filled;
    }

    private void awaitFillable(long nanosLeft) throws InterruptedException, ExecutionException, TimeoutException {
        var fillable = new CompletableFuture<Void>();
        if (endPoint.tryFillInterested(Callback.from(() -> fillable.complete(null), fillable::completeExceptionally))) {
            fillable.get(nanosLeft, TimeUnit.NANOSECONDS);
        } else {
            throw new ExecutionException(new IOException("already being read"));
        }
    }
}
