package bonafide.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the query of a request line itself and lets Jetty parse the rest.
 *
 * <p>Both pictures may be in the query. Jetty would hold it three times: in a buffer that grows by doubling and stays
 * with the connection, in the whole target, and on its own. Here it is held once, and until the next request only.
 */
class QueryKeepingParser extends HttpParser {
    private final int maxQueryBytes;
    private final List<byte[]> pieces = new ArrayList<>();
    private boolean keeping;
    /** A question mark where no target can have one went to Jetty; so does the rest of its line. */
    private boolean passedOn;

    private int kept;
    private @Nullable String query;

    QueryKeepingParser(RequestHandler handler, int maxHeadBytes, HttpCompliance compliance) {
        super(handler, maxHeadBytes, compliance);
        maxQueryBytes = maxHeadBytes;
    }

    /** What followed the first question mark of the target, one character a byte; null without one. */
    synchronized @Nullable String query() {
        return query;
    }

    @Override
    public synchronized boolean parseNext(ByteBuffer buffer) {
        return parse(buffer);
    }

    private boolean parse(ByteBuffer buffer) {
        if (keeping && buffer.hasRemaining() && !keep(buffer)) {
            return false;
        }
        int mark = isInRequestLine() ? questionMark(buffer) : -1;
        if (mark < 0) {
            return super.parseNext(buffer);
        }
        int limit = buffer.limit();
        buffer.limit(mark);
        boolean handled = super.parseNext(buffer);
        if (isClose() || isClosed()) {
            BufferUtil.clear(buffer);
            return handled;
        }
        buffer.limit(limit);
        if (getState() != State.URI) {
            passedOn = true;
            return handled || super.parseNext(buffer);
        }
        buffer.position(mark + 1);
        keeping = true;
        return parse(buffer);
    }

    @Override
    public synchronized void reset() {
        super.reset();
        pieces.clear();
        keeping = false;
        passedOn = false;
        kept = 0;
        query = null;
    }

    private boolean isInRequestLine() {
        return switch (getState()) {
            case START, METHOD, SPACE1, URI -> !keeping && !passedOn;
            default -> false;
        };
    }

    /** Where the first one of the line stands; empty lines before a request are not its line. */
    private static int questionMark(ByteBuffer buffer) {
        boolean begun = false;
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            byte b = buffer.get(i);
            if (b == '?') {
                return i;
            }
            if (b == '\n' && begun) {
                return -1;
            }
            begun = begun || (b != '\r' && b != '\n');
        }
        return -1;
    }

    /** Takes the query's part of the buffer; true when the query has ended and the line goes on. */
    private boolean keep(ByteBuffer buffer) {
        int end = buffer.position();
        while (end < buffer.limit() && !endsQuery(buffer.get(end))) {
            end++;
        }
        var piece = new byte[end - buffer.position()];
        buffer.get(piece);
        kept += piece.length;
        if (kept > maxQueryBytes) {
            return refuse(buffer, HttpStatus.URI_TOO_LONG_414);
        }
        pieces.add(piece);
        if (!buffer.hasRemaining()) {
            return false;
        }
        if (buffer.get(buffer.position()) == '#') {
            return refuse(buffer, HttpStatus.BAD_REQUEST_400);
        }
        keeping = false;
        query = joined();
        return true;
    }

    /** A space, a control character, which Jetty then judges, or the mark of a fragment, which no target has. */
    private static boolean endsQuery(byte b) {
        return (b >= 0 && b <= ' ') || b == 0x7F || b == '#';
    }

    private boolean refuse(ByteBuffer buffer, int status) {
        pieces.clear();
        BufferUtil.clear(buffer);
        badMessage(new HttpException.RuntimeException(status));
        return false;
    }

    /** Lets go of each piece as soon as it is copied. */
    private String joined() {
        var text = new StringBuilder(kept);
        for (int i = 0; i < pieces.size(); i++) {
            text.append(new String(pieces.set(i, new byte[0]), StandardCharsets.ISO_8859_1));
        }
        pieces.clear();
        return text.toString();
    }
}
