package bonafide.server.wire;

import bonafide.engine.image.EncodedImage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The members of {@code ServiceParameters} for {@code intl_face_verify}, still as text, empty when absent or null. Other members are
 * skipped.
 *
 * @param refFaceContent Base64 of the photo on the identity document
 * @param authFaceContent Base64 of the face photo
 * @param resourceCode see {@link ResourceCodes}
 */
public record FaceVerifyParameters(String refFaceContent, String authFaceContent, String resourceCode) {
    public static final String REFERENCE = "refFaceContent";
    public static final String PROBE = "authFaceContent";
    public static final String RESOURCE_CODE = "resourceCode";

    /** Both pictures' files, not looked at. */
    public record Pictures(EncodedImage reference, EncodedImage probe) {}

    /** @throws ApiException with code 400 when the text is no JSON object of that kind */
    public static FaceVerifyParameters read(ParameterValue json) {
        if (!JsonReading.isPlainUtf8(json.array(), json.length())) {
            throw invalid("it starts with a byte order mark");
        }
        try (var parser = JsonReading.STRICT.createParser(ObjectReadContext.empty(), json.array(), 0, json.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("it must be a JSON object");
            }
            var reference = "";
            var probe = "";
            var resourceCode = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                switch (name) {
                    case REFERENCE -> reference = text(name, token, parser.getString());
                    case PROBE -> probe = text(name, token, parser.getString());
                    case RESOURCE_CODE -> resourceCode = text(name, token, parser.getString());
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw invalid("something follows the JSON object");
            }
            return new FaceVerifyParameters(reference, probe, resourceCode);
        } catch (JacksonException e) {
            throw invalid(JsonReading.fault(e));
        }
    }

    /** The resource code if it is one of the list, otherwise empty. */
    public String usableResourceCode(ResourceCodes codes) {
        return codes.contains(resourceCode) ? resourceCode : "";
    }

    /** @throws ApiException with code 400 or 500 for the first thing that is missing or wrong */
    public Pictures pictures(ResourceCodes codes) {
        if (refFaceContent.isEmpty() || authFaceContent.isEmpty() || resourceCode.isEmpty()) {
            throw new ApiException(ServiceError.NULL_FIELD);
        }
        if (usableResourceCode(codes).isEmpty()) {
            throw new ApiException(ServiceError.RESOURCE_CODE_INVALID);
        }
        return new Pictures(picture(REFERENCE, refFaceContent), picture(PROBE, authFaceContent));
    }

    private static EncodedImage picture(String field, String base64) {
        try {
            return PictureText.decode(base64);
        } catch (IllegalArgumentException e) {
            throw invalid(field + " " + e.getMessage());
        }
    }

    private static String text(String name, @Nullable JsonToken token, String value) {
        if (token == JsonToken.VALUE_STRING) {
            return value;
        }
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        throw invalid(name + " must be a JSON string");
    }

    private static ApiException invalid(String why) {
        return new ApiException(ServiceError.invalidParameters(why));
    }

    /** Says sizes only: two of the members are pictures. */
    @Override
    public String toString() {
        return "FaceVerifyParameters[" + refFaceContent.length() + " and " + authFaceContent.length() + " characters]";
    }
}
