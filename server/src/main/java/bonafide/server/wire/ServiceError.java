package bonafide.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * A refusal by the service itself. It travels in HTTP 200, as the vendor's Go SDK panics on an integer code under any
 * other status.
 *
 * @param code 400, 402, 403, 404 or 500
 * @param data present only for a resource code outside the list
 */
public record ServiceError(
        int code, String message, @Nullable FaceVerifyResult data) implements ApiError {

    /** The documented sentence, for whichever of the three is missing. */
    public static final ServiceError NULL_FIELD =
            new ServiceError(400, "refFaceContent or authFaceContent or resourceCode is null", null);

    public static final ServiceError QUOTA_EXCEEDED =
            new ServiceError(402, "the number of queries per day has exceeded the specification", null);
    public static final ServiceError NOT_ACTIVATED =
            new ServiceError(403, "the service is not activated or has expired", null);
    public static final ServiceError RESOURCE_CODE_NOT_ALLOWED =
            new ServiceError(403, "no permission for this resourceCode", null);
    public static final ServiceError UNKNOWN_SERVICE = new ServiceError(404, "the Service parameter is invalid", null);
    public static final ServiceError RESOURCE_CODE_INVALID =
            new ServiceError(500, "system error", FaceVerifyResult.undecided(ResultCode.RESOURCE_CODE_INVALID, ""));

    /** @param why names the field, the size or kind of what was found and the limit; never the content */
    public static ServiceError invalidParameters(String why) {
        return new ServiceError(400, "ServiceParameters is invalid, " + why, null);
    }

    @Override
    public String name() {
        return "Code" + code;
    }
}
