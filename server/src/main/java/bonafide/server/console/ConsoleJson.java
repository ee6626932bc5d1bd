package bonafide.server.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records in, records out. */
final class ConsoleJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private ConsoleJson() {}

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    /** Stored JSON as a part of an answer. */
    static Object tree(String json) {
        return JSON.readTree(json);
    }

    /** The numbers of one member of a stored JSON object, by name; empty when it has no such member. */
    static Map<String, Double> numbers(String json, String member) {
        var numbers = new TreeMap<String, Double>();
        JSON.readTree(json)
                .path(member)
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }

    /** One number of a member of a stored JSON object; 0 when there is none. */
    static double number(String json, String member, String name) {
        return JSON.readTree(json).path(member).path(name).asDouble(0);
    }

    /** One number of a stored JSON object; null when there is none. */
    static @Nullable Double number(String json, String name) {
        var value = JSON.readTree(json).path(name);
        return value.isNumber() ? value.asDouble() : null;
    }

    static <T> T read(byte[] body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JacksonException malformed) {
            if (malformed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            // The original message quotes the body, which may hold a password or a picture.
            throw Refusal.invalid("body", "of " + body.length + " bytes is not the JSON this route takes");
        }
    }
}
