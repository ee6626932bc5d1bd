package bonafide.server.wire;

import java.util.HexFormat;
import java.util.LinkedHashMap;

/**
 * Reads {@code name=value&…} as it stands in queries and form bodies: {@code +} is a space, then {@code %XX}, then
 * UTF-8. The clients differ in what they escape, so values are decoded here and encoded anew for the signature.
 *
 * <p>Whatever could be read in two ways is refused: a {@code %} without two hex digits, bytes that are no UTF-8, NUL,
 * raw characters outside ASCII, a name without letters or given twice. Empty pieces between two {@code &} are skipped.
 */
final class FormDecoder {
    private FormDecoder() {}

    static Parameters decode(String encoded) {
        var values = new LinkedHashMap<String, ParameterValue>();
        for (int start = 0; start < encoded.length(); ) {
            int end = indexOr(encoded, '&', start, encoded.length());
            if (end > start) {
                int equals = indexOr(encoded, '=', start, end);
                var name = value(encoded, start, equals, "").text();
                var value = value(encoded, Math.min(equals + 1, end), end, name);
                Parameters.add(values, name, value);
            }
            start = end + 1;
        }
        return new Parameters(values);
    }

    private static int indexOr(String text, char wanted, int from, int limit) {
        int at = text.indexOf(wanted, from, limit);
        return at < 0 ? limit : at;
    }

    private static ParameterValue value(String encoded, int from, int to, String name) {
        var bytes = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= to || !isHex(encoded.charAt(i + 1)) || !isHex(encoded.charAt(i + 2))) {
                    throw malformed(name, "a % without two hex digits after it");
                }
                bytes[length++] = (byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3);
                i += 2;
            } else if (c == '+') {
                bytes[length++] = ' ';
            } else if (c > ' ' && c < 0x7F) {
                bytes[length++] = (byte) c;
            } else {
                throw malformed(name, "a raw character that must be percent-encoded");
            }
        }
        if (!StrictUtf8.isWellFormed(bytes, length)) {
            throw malformed(name, "bytes that are not UTF-8, or NUL");
        }
        return new ParameterValue(bytes, length);
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }

    /** @param name empty when the name itself is malformed */
    private static ApiException malformed(String name, String found) {
        return new ApiException(GatewayError.invalidParameter(
                name, (name.isEmpty() ? "a parameter name contains " : "it contains ") + found));
    }
}
