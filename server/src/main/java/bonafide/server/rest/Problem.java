package bonafide.server.rest;

import bonafide.server.wire.ApiError;
import bonafide.server.wire.GatewayError;
import bonafide.server.wire.ServiceError;

/**
 * Why a call was not worked on (RFC 9457).
 *
 * @param kind last part of the problem's type; stable
 * @param detail names field, size or kind of what was found and the limit; never content
 * @param retryAfterSeconds 0 without advice
 */
public record Problem(String kind, int status, String title, String detail, int retryAfterSeconds) {

    public static Problem malformed(String detail) {
        return new Problem("malformed-request", 400, "The request cannot be read", detail, 0);
    }

    public static Problem unsupportedMediaType() {
        return new Problem(
                "unsupported-media-type",
                415,
                "The body's type is not supported",
                "send application/json or multipart/form-data",
                0);
    }

    public static Problem notFound() {
        return new Problem("not-found", 404, "There is nothing here", "see /v1/openapi.json", 0);
    }

    public static Problem methodNotAllowed(String allowed) {
        return new Problem("method-not-allowed", 405, "The method is not allowed here", "use " + allowed, 0);
    }

    public static Problem secureTransportRequired() {
        return new Problem(
                "tls-required", 403, "TLS is required", "this call carries the secret itself, send it over https", 0);
    }

    public static Problem unauthenticated() {
        return new Problem(
                "unauthenticated",
                401,
                "The credentials do not hold",
                "send an access key's id and secret as Basic or Bearer credentials",
                0);
    }

    public static Problem resourceCode() {
        return new Problem(
                "resource-code-invalid",
                422,
                "The resource code is not on the list",
                "resourceCode is the country calling code padded to four digits, then 0000",
                0);
    }

    /** The same refusal in the words of this interface. */
    public static Problem of(ApiError error) {
        return switch (error) {
            case GatewayError e -> gateway(e);
            case ServiceError e -> service(e);
        };
    }

    private static Problem gateway(GatewayError error) {
        if (error.equals(GatewayError.KEY_NOT_FOUND) || error.equals(GatewayError.KEY_INACTIVE)) {
            return unauthenticated();
        }
        return switch (error.status()) {
            case 503 ->
                new Problem(
                        "unavailable",
                        503,
                        "The server cannot take the call now",
                        "every slot is taken or the record cannot be kept, send the call again",
                        error.retryAfterSeconds());
            case 500 -> new Problem("internal-error", 500, "The server failed", "nothing was decided", 0);
            default -> new Problem("too-many-requests", 429, "Too many calls", "more calls per second than allowed", 1);
        };
    }

    private static Problem service(ServiceError error) {
        return switch (error.code()) {
            case 402 -> new Problem("quota-exceeded", 429, "The daily quota is used up", "it starts anew tomorrow", 0);
            case 403 -> new Problem("not-permitted", 403, "The account may not make this call", error.message(), 0);
            case 500 -> resourceCode();
            default -> malformed(error.message());
        };
    }
}
