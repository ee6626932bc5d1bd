package bonafide.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As much of JSON (RFC 8259) as answers need: objects as maps, arrays as lists, texts, numbers as doubles, true, false
 * and null.
 */
final class Json {
    /** Deeper than any answer, shallower than any stack. */
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when the text is no JSON object; says where, never what stands there */
    @SuppressWarnings("unchecked") // value() makes maps of texts to values only
    static Map<String, @Nullable Object> object(String text) {
        var json = new Json(text);
        var value = json.value(0);
        json.space();
        if (json.at < text.length() || !(value instanceof Map)) {
            throw json.malformed("one object");
        }
        return (Map<String, @Nullable Object>) value;
    }

    /** An object that stands in an answer as an object, or as a text of JSON, or not at all. */
    @SuppressWarnings("unchecked") // value() makes maps of texts to values only
    static Map<String, @Nullable Object> inner(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> (Map<String, @Nullable Object>) map;
            case String text when text.startsWith("{") -> object(text);
            case null, default -> Map.of();
        };
    }

    static String text(Map<String, @Nullable Object> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the answer has no text \"" + name + "\"");
    }

    /** An object of texts: takes name, value, name, value… */
    static String write(String... namesAndValues) {
        var json = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ",");
            quote(json, namesAndValues[i]);
            json.append(':');
            quote(json, namesAndValues[i + 1]);
        }
        return json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw malformed("less depth");
        }
        space();
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> members(int depth) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        expect('{');
        if (!closes('}')) {
            do {
                space();
                var name = string();
                space();
                expect(':');
                members.put(name, value(depth + 1));
            } while (continues('}'));
        }
        return members;
    }

    private List<@Nullable Object> elements(int depth) {
        var elements = new ArrayList<@Nullable Object>();
        expect('[');
        if (!closes(']')) {
            do {
                elements.add(value(depth + 1));
            } while (continues(']'));
        }
        return elements;
    }

    private boolean closes(char end) {
        space();
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    private boolean continues(char end) {
        if (closes(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw malformed("four hex digits");
                }
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            case '"', '\\', '/' -> c;
            default -> throw malformed("an escape");
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed("a value");
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException _) {
            throw malformed("a value");
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("more");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw malformed("'" + wanted + "'");
        }
    }

    private IllegalArgumentException malformed(String wanted) {
        return new IllegalArgumentException("the answer is not JSON: " + wanted + " expected at character " + at);
    }
}
