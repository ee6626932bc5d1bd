package bonafide.server.http;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Says where a fault happened without its message: messages quote values, and values may be a caller's. */
final class Fault {
    private static final int FRAMES = 12;

    private Fault() {}

    static String describe(Throwable fault) {
        var own = fault.getClass().getName()
                + Arrays.stream(fault.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> " at " + frame)
                        .collect(Collectors.joining());
        var cause = fault.getCause();
        return cause == null ? own : own + "; caused by " + describe(cause);
    }
}
