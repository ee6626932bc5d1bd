package bonafide.server.app;

import java.util.Locale;
import java.util.UUID;

/** Ids of requests, as the vendor writes them. */
final class RequestId {
    private RequestId() {}

    /** A random UUID in upper case. */
    static String next() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }
}
