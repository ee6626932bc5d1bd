package bonafide.server.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Named values in the order they are shown; times as ISO 8601 text. */
final class Row extends LinkedHashMap<String, @Nullable Object> {
    Row with(String name, @Nullable Object value) {
        put(name, value instanceof Instant time ? time.toString() : value);
        return this;
    }
}
