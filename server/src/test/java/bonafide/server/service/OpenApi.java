package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The served description of {@code /v1}, held against answers: the part of JSON Schema it uses, and an error for more. */
final class OpenApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode DOCUMENT = document();

    private OpenApi() {}

    static void assertDescribes(RawAnswer answer) {
        var response = DOCUMENT.at("/paths/~1v1~1verifications/post/responses/" + answer.status());
        if (answer.status() == 404) {
            response = DOCUMENT.at("/components/responses/Problem");
        }
        assertThat(response.isMissingNode())
                .as("status %d is described", answer.status())
                .isFalse();
        var contentType = answer.headers().first("Content-Type").orElseThrow();
        var schema = resolved(response).path("content").path(contentType).path("schema");
        var value = JSON.readTree(answer.body().bytes());
        assertThat(fault(schema, value, "$")).isEmpty();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(DOCUMENT.at(node.path("$ref").stringValue("").substring(1)))
                : node;
    }

    /** Empty when the value is as the schema says. */
    private static String fault(JsonNode reference, JsonNode value, String at) {
        var schema = resolved(reference);
        if (schema.isMissingNode()) {
            return at + " has no schema";
        }
        if (schema.has("oneOf")) {
            long fits = schema.path("oneOf")
                    .valueStream()
                    .filter(s -> fault(s, value, at).isEmpty())
                    .count();
            return fits == 1 ? "" : at + " fits " + fits + " of oneOf: " + value;
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            return at + " is not " + schema.path("const");
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            return at + " is none of the listed values: " + value;
        }
        return schema.has("type") ? typeFault(schema, value, at) : "";
    }

    private static String typeFault(JsonNode schema, JsonNode value, String at) {
        boolean fits = switch (schema.path("type").stringValue("")) {
            case "object" -> value.isObject();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" ->
                value.isNumber()
                        && value.doubleValue() >= schema.path("minimum").doubleValue(-Double.MAX_VALUE)
                        && value.doubleValue() <= schema.path("maximum").doubleValue(Double.MAX_VALUE);
            default -> throw new IllegalStateException("unknown type in " + schema);
        };
        if (!fits) {
            return at + " is no " + schema.path("type") + " within its limits: " + value;
        }
        return value.isObject() ? membersFault(schema, value, at) : "";
    }

    private static String membersFault(JsonNode schema, JsonNode value, String at) {
        for (var name : schema.path("required").values()) {
            if (!value.has(name.stringValue(""))) {
                return at + " lacks " + name;
            }
        }
        for (var member : value.properties()) {
            var described = schema.path("properties").path(member.getKey());
            if (described.isMissingNode() && schema.has("properties") && !at.contains("detail")) {
                return at + "." + member.getKey() + " is not described";
            }
            if (!described.isMissingNode()) {
                var fault = fault(described, member.getValue(), at + "." + member.getKey());
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
        }
        return "";
    }

    private static JsonNode document() {
        try (var file =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream("/bonafide/server/rest/openapi.json"))) {
            return JSON.readTree(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
