package bonafide.server.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** How an answer is written. */
public enum AnswerFormat {
    /** Content type as the vendor's gateway sends it. */
    JSON("application/json;charset=utf-8"),
    /** The tea clients read an XML error only when the header equals this text to the letter. */
    XML("text/xml;charset=utf-8");

    private static final Pattern IN_FORM = Pattern.compile("(?:^|&)Format=([A-Za-z]{3,4})(?:&|$)");

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
     * For a request that cannot be read, or not yet: what its raw text shows. Header-signed calls are always answered in
     * JSON, the others as their {@code Format} says and in XML without one.
     */
    public static AnswerFormat guess(RawRequest request) {
        if (RpcRequest.isHeaderSigned(request.headers())) {
            return JSON;
        }
        var inQuery = request.query() == null ? "" : guess(request.query());
        var format = inQuery.isEmpty() && RpcRequest.isForm(request.headers())
                ? guess(new String(request.body().bytes(), StandardCharsets.ISO_8859_1))
                : inQuery;
        return format.equalsIgnoreCase("JSON") ? JSON : XML;
    }

    private static String guess(String form) {
        var matcher = IN_FORM.matcher(form);
        return matcher.find() ? matcher.group(1) : "";
    }
}
