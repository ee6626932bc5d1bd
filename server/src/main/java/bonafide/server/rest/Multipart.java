package bonafide.server.rest;

import bonafide.server.wire.Body;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The named parts of a multipart/form-data body (RFC 7578). Strict: each name once, no nesting, no transfer encoding,
 * nothing after the closing boundary.
 */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "(?im)^content-disposition:[ \\t]*form-data;(?:.*;)?[ \\t]*name=\"?([A-Za-z]{1,32})\"?(?:;.*|[ \\t]*)$");
    private static final int MAX_PARTS = 8;
    private static final int MAX_TEXT = 64;
    private static final int MAX_HEADERS = 2_048;

    private final Map<String, byte[]> parts;

    private Multipart(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static Multipart read(Body body, String contentType) {
        var matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw malformed("the Content-Type names no boundary");
        }
        var boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new Multipart(split(body.bytes(), ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The content of a part, at least one byte. */
    byte[] file(String name) {
        var content = parts.get(name);
        if (content == null || content.length == 0) {
            throw malformed("part " + name + " is missing");
        }
        return content;
    }

    String text(String name) {
        var content = file(name);
        if (content.length > MAX_TEXT) {
            throw malformed("part " + name + " has " + content.length + " bytes, the limit is " + MAX_TEXT);
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    String textOr(String name, String absent) {
        return parts.containsKey(name) ? text(name) : absent;
    }

    private static Map<String, byte[]> split(byte[] body, byte[] delimiter) {
        var parts = new HashMap<String, byte[]>();
        if (!startsWith(body, 0, delimiter)) {
            throw malformed("the body does not start with the boundary");
        }
        int at = delimiter.length;
        while (!startsWith(body, at, ascii("--"))) {
            if (!startsWith(body, at, ascii("\r\n"))) {
                throw malformed("a boundary is not followed by a line break");
            }
            int headersEnd = indexOf(body, ascii("\r\n\r\n"), at);
            int next = nextBoundary(body, delimiter, at);
            if (headersEnd < 0 || next < 0 || headersEnd > next || headersEnd - at > MAX_HEADERS) {
                throw malformed("a part has no end or no end of its headers");
            }
            var name = name(new String(body, at, headersEnd - at, StandardCharsets.ISO_8859_1));
            if (parts.put(name, Arrays.copyOfRange(body, Math.min(headersEnd + 4, next), next)) != null) {
                throw malformed("part " + name + " is given more than once");
            }
            if (parts.size() > MAX_PARTS) {
                throw malformed("the body has more than " + MAX_PARTS + " parts");
            }
            at = next + 2 + delimiter.length;
        }
        return parts;
    }

    private static String name(String headers) {
        var matcher = NAME.matcher(headers);
        if (!matcher.find()) {
            throw malformed("a part has no name");
        }
        if (headers.toLowerCase(Locale.ROOT).contains("content-transfer-encoding")) {
            throw malformed("a part has a transfer encoding, send the file as it is");
        }
        return matcher.group(1);
    }

    /** Place of the line break before the next boundary. */
    private static int nextBoundary(byte[] body, byte[] delimiter, int from) {
        for (int i = indexOf(body, ascii("\r\n--"), from); i >= 0; i = indexOf(body, ascii("\r\n--"), i + 2)) {
            if (startsWith(body, i + 2, delimiter)) {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (body[i] == wanted[0] && startsWith(body, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] body, int at, byte[] wanted) {
        return at + wanted.length <= body.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.malformed(detail));
    }
}
