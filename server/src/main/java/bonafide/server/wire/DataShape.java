package bonafide.server.wire;

import java.util.Locale;

/**
 * Whether {@code Data} in a JSON answer is the documented text or an object with the same members.
 *
 * <p>The documented text makes every typed Go client fail, while programs written from the documentation parse text: no
 * one shape works for all, so it goes by the client, which names itself in headers that are not signed. A wrong guess
 * changes the shape of the answer, never its content.
 */
public enum DataShape {
    TEXT,
    OBJECT;

    /** What the operator set. */
    public enum Rule {
        BY_CLIENT,
        TEXT,
        OBJECT
    }

    static DataShape of(Rule rule, boolean headerSigned, Headers headers) {
        return switch (rule) {
            case TEXT -> TEXT;
            case OBJECT -> OBJECT;
            case BY_CLIENT -> byClient(headerSigned, headers);
        };
    }

    private static DataShape byClient(boolean headerSigned, Headers headers) {
        var invokeType = headers.first("x-sdk-invoke-type").orElse("").toLowerCase(Locale.ROOT);
        if (headerSigned) {
            return invokeType.equals("common") ? TEXT : OBJECT;
        }
        var client = headers.first("x-sdk-client").orElse("").toLowerCase(Locale.ROOT);
        boolean typed = invokeType.equals("normal") && (client.startsWith("golang/") || client.startsWith("java/"));
        return typed ? OBJECT : TEXT;
    }
}
