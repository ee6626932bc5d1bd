package bonafide.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Takes what every byte of a request costs from the budget before it is kept, and ends the request that does not fit. One
 * that there is no room to work on ends with its first bytes.
 */
final class CountingParser extends QueryKeepingParser {
    /** Memory for each byte as it arrives: its pieces or its text, the decoded parameters and the pictures in them. */
    private static final int COST = 4;

    private final ByteBudget budget;
    private final WorkGate gate;
    private long held;
    private boolean throwingAway;
    private volatile boolean overBudget;

    CountingParser(
            RequestHandler handler, int maxHeadBytes, HttpCompliance compliance, ByteBudget budget, WorkGate gate) {
        super(handler, maxHeadBytes, compliance);
        this.budget = budget;
        this.gate = gate;
    }

    @Override
    public synchronized boolean parseNext(ByteBuffer buffer) {
        var bytes = buffer.remaining();
        if (throwingAway) {
            return super.parseNext(buffer);
        }
        if (bytes > 0 && !isTerminated() && !isClose()) {
            if (isStart() && gate.turnsAway(BufferUtil.toString(buffer.slice(), StandardCharsets.ISO_8859_1))) {
                return refuse(buffer);
            }
            if (!budget.take((long) COST * bytes)) {
                overBudget = true;
                return refuse(buffer);
            }
            held += (long) COST * bytes;
        }
        var complete = super.parseNext(buffer);
        // What stayed in the buffer comes here again.
        var unread = (long) COST * buffer.remaining();
        budget.giveBack(unread);
        held -= unread;
        return complete;
    }

    private boolean refuse(ByteBuffer buffer) {
        buffer.position(buffer.limit());
        badMessage(new HttpException.RuntimeException(HttpStatus.SERVICE_UNAVAILABLE_503));
        return false;
    }

    @Override
    public synchronized void reset() {
        super.reset();
        throwingAway = false;
    }

    /** The request in hand did not fit. */
    boolean isOverBudget() {
        return overBudget;
    }

    /** The request is refused: what still arrives of it takes no memory. */
    synchronized void throwAway() {
        giveBack();
        throwingAway = true;
    }

    /** The request is answered, or its connection is gone. */
    synchronized void giveBack() {
        budget.giveBack(held);
        held = 0;
    }
}
