package bonafide.server.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads the top-level members of a JSON body as parameters. Texts, numbers and booleans count; null is absent. */
final class JsonMembers {
    private JsonMembers() {}

    static Parameters read(Body body) {
        if (!JsonReading.isPlainUtf8(body.bytes(), body.size())) {
            throw invalid("it is not UTF-8 text");
        }
        try (var json = JsonReading.STRICT_ENVELOPE.createParser(ObjectReadContext.empty(), body.bytes())) {
            var values = new LinkedHashMap<String, ParameterValue>();
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("it is not an object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                var token = json.nextToken();
                if (token != JsonToken.VALUE_NULL) {
                    Parameters.add(values, name, value(json, token));
                }
            }
            if (json.nextToken() != null) {
                throw invalid("something follows the object");
            }
            return new Parameters(values);
        } catch (JacksonException e) {
            throw invalid(JsonReading.fault(e));
        }
    }

    private static ParameterValue value(JsonParser json, JsonToken token) {
        if (!token.isScalarValue()) {
            throw invalid("a member is an object or a list where text is expected");
        }
        var bytes = json.getString().getBytes(StandardCharsets.UTF_8);
        if (!StrictUtf8.isWellFormed(bytes, bytes.length)) {
            throw invalid("a member holds NUL");
        }
        return new ParameterValue(bytes, bytes.length);
    }

    private static ApiException invalid(String why) {
        return new ApiException(GatewayError.invalidParameter("", "the JSON body cannot be read, " + why));
    }
}
