package bonafide.server.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing the console's interface can do.
 *
 * @param path segments in braces match one segment each and are handed over by name
 * @param role the least role; null: no sign-in needed
 */
record Route(String method, String path, @Nullable Role role, Handler handler) {

    /** Returns a record to be written as JSON, a {@link File} or {@link Done}. */
    @FunctionalInterface
    interface Handler {
        Object handle(Call call);
    }

    /** A file instead of JSON. */
    record File(String type, String name, String text) {}

    /** Nothing to say but that it is done; optionally a cookie to set. */
    record Done(@Nullable String cookie, @Nullable Object body) {
        static final Done OK = new Done(null, null);
    }

    /** Every request but a reading one must prove that one of our own pages made it. */
    boolean changes() {
        return !method.equals("GET");
    }

    Optional<Map<String, String>> match(String requestMethod, String requestPath) {
        var pattern = path.split("/", -1);
        var actual = requestPath.split("/", -1);
        if (!method.equals(requestMethod) || pattern.length != actual.length) {
            return Optional.empty();
        }
        var names = new HashMap<String, String>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                names.put(pattern[i].substring(1, pattern[i].length() - 1), actual[i]);
            } else if (!pattern[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }
}
