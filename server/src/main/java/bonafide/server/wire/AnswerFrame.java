package bonafide.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * The form in which one call is answered.
 *
 * @param requestId upper-case UUID; stands in the answer and its {@code x-acs-request-id} header
 * @param hostId the Host header of the call, as the gateway's envelope repeats it
 * @param action names the root element of an XML answer
 */
public record AnswerFrame(String requestId, String hostId, AnswerFormat format, DataShape shape, String action) {
    private static final int MAX_HOST = 255;

    /** For a call that is not decoded yet or cannot be. */
    public static AnswerFrame guessed(RawRequest request, String requestId) {
        return before(request, requestId, AnswerFormat.guess(request));
    }

    /** For a call the transport refuses: too large, malformed, too many. */
    public static AnswerFrame unread(RawRequest head, String requestId) {
        return before(head, requestId, AnswerFormat.guessUnread(head));
    }

    private static AnswerFrame before(RawRequest request, String requestId, AnswerFormat format) {
        return new AnswerFrame(requestId, host(request.headers()), format, DataShape.TEXT, "ExecuteRequest");
    }

    public static AnswerFrame of(RpcRequest request, String requestId, DataShape.Rule rule) {
        return new AnswerFrame(
                requestId,
                host(request.headers()),
                request.format(),
                DataShape.of(rule, request.headerSigned(), request.headers()),
                RpcRequest.ACTIONS.contains(request.action()) ? request.action() : "ExecuteRequest");
    }

    /** The call was worked on: code 200. */
    public RawAnswer result(FaceVerifyResult result) {
        return service(200, "OK", result);
    }

    /** The answer to {@code DescribeEndpoints}, which exists in JSON only. */
    public RawAnswer location(LocationCall call, String endpoint) {
        return new RawAnswer(200, headers(AnswerFormat.JSON), JsonAnswers.location(this, call, endpoint));
    }

    public RawAnswer refusal(ApiError error) {
        return switch (error) {
            case ServiceError refused -> service(refused.code(), refused.message(), refused.data());
            case GatewayError refused -> gateway(refused);
        };
    }

    private RawAnswer service(int code, String message, @Nullable FaceVerifyResult data) {
        return new RawAnswer(
                200,
                headers(),
                switch (format) {
                    case JSON -> JsonAnswers.service(this, code, message, data);
                    case XML -> XmlAnswers.service(this, code, message, data);
                });
    }

    private RawAnswer gateway(GatewayError error) {
        var headers = error.retryAfterSeconds() > 0
                ? headers().with("Retry-After", Integer.toString(error.retryAfterSeconds()))
                : headers();
        return new RawAnswer(
                error.status(),
                headers,
                switch (format) {
                    case JSON -> JsonAnswers.gateway(this, error);
                    case XML -> XmlAnswers.gateway(this, error);
                });
    }

    private Headers headers() {
        return headers(format);
    }

    private Headers headers(AnswerFormat format) {
        return Headers.of(
                "Content-Type", format.contentType(), "x-acs-request-id", requestId, "Cache-Control", "no-store");
    }

    /** Only what a host name and port consist of: the header comes from outside. */
    private static String host(Headers headers) {
        var host = headers.first("Host").orElse("");
        return host.length() <= MAX_HOST && host.matches("[A-Za-z0-9._:\\[\\]-]*") ? host : "";
    }
}
