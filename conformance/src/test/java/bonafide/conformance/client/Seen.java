package bonafide.conformance.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one call showed the user of an SDK.
 *
 * @param code the answer's service code; null when the SDK threw
 * @param dataKind {@code string}, {@code object}, {@code typed} (a class with members of its own) or {@code none}
 * @param data the answer's Data as the SDK hands it out; {@code MissingNode} when there is none
 * @param exception type of what the SDK threw; null when it answered
 * @param httpStatus null where the SDK does not show it
 * @param milliseconds from the start of the call to its end, as the program measured it
 */
public record Seen(
        @Nullable Integer code,
        @Nullable String message,
        @Nullable String requestId,
        @Nullable String dataKind,
        JsonNode data,
        @Nullable String exception,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable Integer httpStatus,
        long milliseconds) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Seen parse(String line) {
        var json = JSON.readTree(line);
        return new Seen(
                integer(json.path("code")),
                text(json.path("message")),
                text(json.path("requestId")),
                text(json.path("dataKind")),
                json.path("data"),
                text(json.path("exception")),
                text(json.path("errorCode")),
                text(json.path("errorMessage")),
                integer(json.path("httpStatus")),
                json.path("ms").asLong());
    }

    /** Whether the SDK handed out an answer instead of throwing. */
    public boolean answered() {
        return exception == null;
    }

    /** The members of Data, whether it came as an object or as text to parse. */
    public JsonNode result() {
        return data.isString() ? JSON.readTree(data.stringValue()) : data;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : node.asString();
    }

    private static @Nullable Integer integer(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? null : (int) Double.parseDouble(node.asString());
    }
}
