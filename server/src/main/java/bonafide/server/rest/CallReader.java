package bonafide.server.rest;

import bonafide.engine.image.EncodedImage;
import bonafide.server.wire.Body;
import bonafide.server.wire.JsonReading;
import bonafide.server.wire.PictureText;
import bonafide.server.wire.RawRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads a call from JSON (pictures as Base64) or multipart/form-data (pictures as files). */
public final class CallReader {
    private CallReader() {}

    /** @throws ProblemException when it cannot be read */
    public static VerificationCall read(RawRequest request) {
        var contentType = request.headers().first("Content-Type").orElse("");
        var mediaType = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return switch (mediaType) {
            case "application/json" -> json(request.body());
            case "multipart/form-data" -> multipart(Multipart.read(request.body(), contentType));
            default -> throw new ProblemException(Problem.unsupportedMediaType());
        };
    }

    private static VerificationCall json(Body body) {
        if (!JsonReading.isPlainUtf8(body.bytes(), body.size())) {
            throw malformed("the body is not UTF-8 without a byte order mark");
        }
        var texts = new HashMap<String, String>();
        boolean detail = false;
        try (var json = JsonReading.STRICT.createParser(ObjectReadContext.empty(), body.bytes())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("the body must be a JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                var token = json.nextToken();
                switch (name) {
                    case VerificationCall.REFERENCE, VerificationCall.PROBE, VerificationCall.RESOURCE_CODE ->
                        texts.put(name, text(name, token, json.getString()));
                    case VerificationCall.DETAIL -> detail = flag(token);
                    default -> throw malformed("the body has a member that is not known");
                }
            }
            if (json.nextToken() != null) {
                throw malformed("something follows the JSON object");
            }
        } catch (JacksonException e) {
            throw malformed("the body cannot be read, " + JsonReading.fault(e));
        }
        return new VerificationCall(
                base64(texts, VerificationCall.REFERENCE),
                base64(texts, VerificationCall.PROBE),
                required(texts, VerificationCall.RESOURCE_CODE),
                detail);
    }

    private static VerificationCall multipart(Multipart parts) {
        return new VerificationCall(
                new EncodedImage(parts.file(VerificationCall.REFERENCE)),
                new EncodedImage(parts.file(VerificationCall.PROBE)),
                parts.text(VerificationCall.RESOURCE_CODE),
                parts.textOr(VerificationCall.DETAIL, "false").equals("true"));
    }

    private static String text(String name, @Nullable JsonToken token, String value) {
        if (token != JsonToken.VALUE_STRING) {
            throw malformed(name + " must be a JSON string");
        }
        return value;
    }

    private static boolean flag(@Nullable JsonToken token) {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw malformed(VerificationCall.DETAIL + " must be true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static EncodedImage base64(Map<String, String> texts, String name) {
        try {
            return PictureText.decode(required(texts, name));
        } catch (IllegalArgumentException e) {
            throw malformed(name + " " + e.getMessage());
        }
    }

    private static String required(Map<String, String> texts, String name) {
        var value = texts.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw malformed(name + " is missing");
        }
        return value;
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.malformed(detail));
    }
}
