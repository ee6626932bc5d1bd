package bonafide.server.wire;

import java.util.Set;

/**
 * A refusal by the gateway: an HTTP status other than 200 and the error envelope. Codes, statuses and messages are the
 * ones the vendor's gateway documents; the table stands in docs/wire/errors.md.
 *
 * @param message never holds a parameter's value; one colon at most, as the Python SDK splits at it
 * @param retryAfterSeconds 0 without advice
 */
public record GatewayError(String code, int status, String message, int retryAfterSeconds) implements ApiError {

    public static final GatewayError INVALID_ACTION =
            of("InvalidAction.NotFound", 404, "Specified api is not found, please check your url and method.");
    public static final GatewayError INVALID_VERSION =
            of("InvalidVersion", 400, "Specified parameter Version is not valid.");
    public static final GatewayError INVALID_FORMAT =
            of("InvalidParameter.Format", 400, "Specified parameter format is not valid.");
    public static final GatewayError UNSUPPORTED_METHOD =
            of("UnsupportedHTTPMethod", 400, "This http method not supported.");
    public static final GatewayError NEED_SSL =
            of("InvalidProtocol.NeedSsl", 400, "Your request is denied as lack of ssl protect.");
    public static final GatewayError INVALID_SIGNATURE_METHOD =
            of("InvalidSignatureMethod", 400, "Specified signature method is not valid.");
    public static final GatewayError INVALID_SIGNATURE_VERSION =
            of("InvalidSignatureVersion", 400, "Specified signature version is not valid.");
    public static final GatewayError TIMESTAMP_FORMAT =
            of("InvalidTimeStamp.Format", 400, "Specified time stamp or date value is not well formatted.");
    public static final GatewayError TIMESTAMP_EXPIRED =
            of("InvalidTimeStamp.Expired", 400, "Specified time stamp or date value is expired.");
    public static final GatewayError KEY_NOT_FOUND =
            of("InvalidAccessKeyId.NotFound", 404, "Specified access key is not found.");
    public static final GatewayError KEY_INACTIVE =
            of("InvalidAccessKeyId.Inactive", 400, "Specified access key is disabled.");
    public static final GatewayError NONCE_USED =
            of("SignatureNonceUsed", 400, "Specified signature nonce was used already.");
    public static final GatewayError TOKEN_MISMATCH = of(
            "InvalidSecurityToken.MismatchWithAccessKey", 400, "Specified SecurityToken mismatch with the AccessKey.");
    public static final GatewayError SIGNATURE_MISMATCH_ACS3 =
            of("SignatureDoesNotMatch", 400, "Specified signature does not match our calculation.");
    public static final GatewayError THROTTLED_USER =
            of("Throttling.User", 400, "Request was denied due to user flow control.");
    public static final GatewayError REQUEST_TOO_LARGE =
            of("RequestTooLarge", 413, "The request is larger than this server takes.");
    public static final GatewayError UNAVAILABLE = new GatewayError(
            "ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.", 1);
    public static final GatewayError INTERNAL = of(
            "InternalError", 500, "The request processing has failed due to some unknown error, exception or failure.");

    private static final Set<String> PARAMETERS = Set.of(
            "Action",
            "Version",
            "Format",
            "AccessKeyId",
            "Signature",
            "SignatureMethod",
            "SignatureNonce",
            "SignatureType",
            "SignatureVersion",
            "Timestamp",
            "SecurityToken",
            "BearerToken",
            "RegionId",
            "Service",
            "ServiceParameters",
            "Id",
            "ServiceCode",
            "Type");

    private static GatewayError of(String code, int status, String message) {
        return new GatewayError(code, status, message, 0);
    }

    public static GatewayError missing(String name) {
        return of("Missing" + name, 400, name + " is mandatory for this action.");
    }

    /** A parameter of the contract with a value outside its range. */
    public static GatewayError invalid(String name) {
        return of("Invalid" + name, 400, "Specified parameter " + name + " is not valid.");
    }

    /**
     * A request that could be read in more than one way, or in none.
     *
     * @param name the parameter's, empty when the fault lies in the request as a whole
     */
    public static GatewayError invalidParameter(String name, String why) {
        return of("InvalidParameter", 400, subject(name) + " is not valid, " + why + ".");
    }

    /** Names of the contract alone are repeated: in a damaged call a piece of a picture may stand where a name should. */
    private static String subject(String name) {
        if (name.isEmpty()) {
            return "The request";
        }
        return PARAMETERS.contains(name)
                ? "The specified parameter " + name
                : "A parameter whose name has " + name.length() + " characters";
    }

    /** Credentials that are incomplete, of an unknown kind, or in two places at once. */
    public static GatewayError incompleteSignature(String why) {
        return of(
                "IncompleteSignature", 400, "The request signature does not conform to Aliyun standards, " + why + ".");
    }

    /** @param calculation what was signed, as far as it may be shown */
    public static GatewayError signatureMismatch(String calculation) {
        return of("SignatureDoesNotMatch", 400, calculation);
    }

    public GatewayError retryAfter(int seconds) {
        return new GatewayError(code, status, message, seconds);
    }

    @Override
    public String name() {
        return code;
    }
}
