package bonafide.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;

/** Takes every byte of a request from the budget before it is kept, and ends the request that does not fit. */
final class CountingParser extends HttpParser {
    private final ByteBudget budget;
    private long held;
    private volatile boolean overBudget;

    CountingParser(RequestHandler handler, int maxHeadBytes, HttpCompliance compliance, ByteBudget budget) {
        super(handler, maxHeadBytes, compliance);
        this.budget = budget;
    }

    @Override
    public synchronized boolean parseNext(ByteBuffer buffer) {
        var bytes = buffer.remaining();
        if (bytes > 0 && !isTerminated() && !isClose()) {
            if (!budget.take(bytes)) {
                overBudget = true;
                buffer.position(buffer.limit());
                badMessage(new HttpException.RuntimeException(HttpStatus.SERVICE_UNAVAILABLE_503));
                return false;
            }
            held += bytes;
        }
        var complete = super.parseNext(buffer);
        // What stayed in the buffer comes here again.
        budget.giveBack(buffer.remaining());
        held -= buffer.remaining();
        return complete;
    }

    /** The request in hand did not fit. */
    boolean isOverBudget() {
        return overBudget;
    }

    /** The request is answered, or its connection is gone. */
    synchronized void giveBack() {
        budget.giveBack(held);
        held = 0;
    }
}
