package bonafide.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code ExecuteRequest} for the service {@code intl_face_verify}. Decide by {@link #passed} alone.
 *
 * @param code 200 worked on; 400, 402, 403, 404 and 500 as the contract says
 * @param message {@code OK}, or what was wrong
 * @param requestId upper-case UUID
 * @param passed same person and no attack; false, too, when there is no result
 * @param retCode {@code OK_SUCCESS}, {@code UNABLE_GET_IMAGE}, {@code PROCESSING} or {@code SYSTEM_ERROR}
 * @param retCodeSub {@code Z1140} and so on
 * @param score 0 to 100, null when nothing was compared
 * @param faceAttack null when nothing was compared
 * @param body all of the answer as it came
 */
public record FaceVerifyAnswer(
        int code,
        String message,
        String requestId,
        boolean passed,
        @Nullable String retCode,
        @Nullable String retCodeSub,
        @Nullable String retMessage,
        @Nullable Double score,
        @Nullable Boolean faceAttack,
        String body) {

    static FaceVerifyAnswer of(String body) {
        var answer = Json.object(body);
        var result = Json.inner(answer.get("Data"));
        var extra = Json.inner(result.get("extInfo"));
        return new FaceVerifyAnswer(
                answer.get("Code") instanceof Double code ? code.intValue() : 0,
                String.valueOf(answer.get("Message")),
                Json.text(answer, "RequestId"),
                "true".equals(result.get("passed")),
                (String) result.get("retCode"),
                (String) result.get("retCodeSub"),
                (String) result.get("retMessage"),
                number(extra),
                extra.get("faceAttack") instanceof String attack ? Boolean.valueOf(attack) : null,
                body);
    }

    private static @Nullable Double number(Map<String, @Nullable Object> extra) {
        return extra.get("score") instanceof String score && !score.isEmpty() ? Double.valueOf(score) : null;
    }
}
