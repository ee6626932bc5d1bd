package bonafide.server.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} (W3C Trace Context, level 1): which trace of the caller's a request belongs to. */
final class TraceParent {
    private static final Pattern WELL_FORMED =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** The trace id of a well-formed header; null for anything else, which is then not repeated anywhere. */
    static @Nullable String traceId(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var matcher = WELL_FORMED.matcher(header);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
