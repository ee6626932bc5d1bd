package bonafide.server.service;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes a fault by types and places in the code, leaving out messages. */
public final class Faults {
    private static final int DEPTH = 12;

    private Faults() {}

    public static String describe(Throwable fault) {
        var text = new StringBuilder();
        int causes = 0;
        for (@Nullable Throwable t = fault; t != null && causes < 5; t = t.getCause(), causes++) {
            text.append(causes == 0 ? "" : " caused by ")
                    .append(t.getClass().getName())
                    .append(" at ")
                    .append(Arrays.stream(t.getStackTrace())
                            .limit(DEPTH)
                            .map(StackTraceElement::toString)
                            .collect(Collectors.joining(" < ")));
        }
        return text.toString();
    }
}
