package bonafide.server.wire;

import java.util.Locale;

/** How an answer is written. */
public enum AnswerFormat {
    /** Content type as the vendor's gateway sends it. */
    JSON("application/json;charset=utf-8"),
    /** The tea clients read an XML error only when the header equals this text to the letter. */
    XML("text/xml;charset=utf-8");

    private final String contentType;

    AnswerFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** The value of the {@code Format} parameter in any case; without one the vendor's default, XML. */
    static AnswerFormat named(String format) {
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "JSON" -> JSON;
            case "", "XML" -> XML;
            default -> throw new ApiException(GatewayError.INVALID_FORMAT);
        };
    }

    /**
     * For a request that is not decoded yet, or cannot be: what its raw text shows. Header-signed calls are always
     * answered in JSON, the others as their {@code Format} says and in XML without one.
     */
    static AnswerFormat guess(RawRequest request) {
        return RpcRequest.isHeaderSigned(request.headers()) || shows(JSON, request) ? JSON : XML;
    }

    /**
     * For a request the transport refuses, read in part or not at all: JSON unless its text shows XML, since the Python
     * and Go clients cannot read the envelope in XML, and all others read both.
     */
    static AnswerFormat guessUnread(RawRequest head) {
        return !RpcRequest.isHeaderSigned(head.headers()) && shows(XML, head) ? XML : JSON;
    }

    private static boolean shows(AnswerFormat format, RawRequest request) {
        return RawParameter.find(request, "Format").equalsIgnoreCase(format.name());
    }
}
