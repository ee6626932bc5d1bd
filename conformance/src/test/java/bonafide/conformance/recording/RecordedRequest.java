package bonafide.conformance.recording;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came over the socket.
 *
 * @param head request line and headers, each with its CRLF, without the blank line
 * @param framedBody one character a byte (Latin-1); a chunked body keeps its chunk framing
 */
public record RecordedRequest(List<String> head, String framedBody) {
    public RecordedRequest {
        head = List.copyOf(head);
    }

    public String method() {
        return requestLine()[0];
    }

    public String target() {
        return requestLine()[1];
    }

    private String[] requestLine() {
        return head.getFirst().split(" ", -1);
    }

    public Optional<String> header(String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.stream()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    public boolean chunked() {
        return header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    /** The body without chunk framing, one character a byte. */
    public String body() {
        if (!chunked()) {
            return framedBody;
        }
        var whole = new StringBuilder();
        for (int at = 0, size = sizeAt(framedBody, at); size > 0; size = sizeAt(framedBody, at)) {
            at = framedBody.indexOf("\r\n", at) + 2;
            whole.append(framedBody, at, at + size);
            at += size + 2;
        }
        return whole.toString();
    }

    private static int sizeAt(String text, int at) {
        return Integer.parseInt(text.substring(at, text.indexOf("\r\n", at)).split(";", -1)[0], 16);
    }

    public Map<String, String> query() {
        var at = target().indexOf('?');
        return parameters(at < 0 ? "" : target().substring(at + 1));
    }

    /** Parameters of a form body; empty for any other body. */
    public Map<String, String> form() {
        return header("Content-Type")
                        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                        .isPresent()
                ? parameters(body())
                : Map.of();
    }

    private static Map<String, String> parameters(String text) {
        var all = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                var at = pair.indexOf('=');
                all.put(decoded(at < 0 ? pair : pair.substring(0, at)), at < 0 ? "" : decoded(pair.substring(at + 1)));
            }
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The same request with some header lines replaced; only for headers that no signature covers. */
    public RecordedRequest withHeader(String name, String value) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        var lines = new ArrayList<String>();
        for (var line : head) {
            lines.add(
                    line.toLowerCase(Locale.ROOT).startsWith(prefix)
                            ? line.substring(0, prefix.length()) + " " + value
                            : line);
        }
        return new RecordedRequest(lines, framedBody);
    }

    public byte[] bytes() {
        return (String.join("\r\n", head) + "\r\n\r\n" + framedBody).getBytes(StandardCharsets.ISO_8859_1);
    }
}
