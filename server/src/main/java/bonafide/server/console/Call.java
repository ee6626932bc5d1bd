package bonafide.server.console;

import bonafide.server.wire.RawRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the console's interface, matched to its route.
 *
 * @param path the named segments of the path
 * @param query the query's parameters
 * @param caller who is signed in; null on the few routes that need nobody
 */
record Call(
        Map<String, String> path,
        Map<String, String> query,
        RawRequest request,
        SignIn.@Nullable Caller caller,
        @Nullable String sessionToken) {

    String segment(String name) {
        var value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route names no segment " + name);
        }
        return value;
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The body as the record asked for; unknown and missing members are refused by name. */
    <T> T body(Class<T> type) {
        return ConsoleJson.read(request.body().bytes(), type);
    }

    static Map<String, String> parameters(@Nullable String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.invalid("query", "has a malformed percent sign");
        }
    }
}
