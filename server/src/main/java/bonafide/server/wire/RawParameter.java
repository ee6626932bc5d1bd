package bonafide.server.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one short parameter out of a request's raw text, decoding and believing nothing. Enough to choose how a refusal
 * is written and whose share of the machine a call takes, at the cost of a search.
 */
public final class RawParameter {
    private static final int MAX_LENGTH = 128;
    /** SDKs that send a form put the pictures last or first; more than this at either end is not searched. */
    private static final int SEARCHED_BODY = 8 * 1024;

    private RawParameter() {}

    /** From the query, else from either end of the body, cut to 128 characters; empty when not found. */
    public static String find(RawRequest request, String name) {
        var inQuery = find(request.query(), name);
        return inQuery.isEmpty() ? inBody(request.body().bytes(), name) : inQuery;
    }

    private static String inBody(byte[] body, String name) {
        int searched = Math.min(body.length, SEARCHED_BODY);
        var atStart = find(latin1(body, 0, searched), name);
        return atStart.isEmpty() && body.length > searched
                ? find(latin1(body, body.length - searched, searched), name)
                : atStart;
    }

    private static String latin1(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /** @param form {@code name=value&…}; null counts as empty */
    public static String find(@Nullable String form, String name) {
        if (form == null) {
            return "";
        }
        var first = name + "=";
        if (form.startsWith(first)) {
            return value(form, first.length());
        }
        int at = form.indexOf("&" + first);
        return at < 0 ? "" : value(form, at + 1 + first.length());
    }

    private static String value(String form, int from) {
        int end = form.indexOf('&', from);
        return form.substring(from, Math.min(end < 0 ? form.length() : end, from + MAX_LENGTH));
    }
}
