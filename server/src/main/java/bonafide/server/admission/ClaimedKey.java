package bonafide.server.admission;

import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key id a request says it is signed with, read without believing or decoding anything. */
final class ClaimedKey {
    private static final String PARAMETER = "AccessKeyId=";
    private static final String CREDENTIAL = "Credential=";
    private static final int MAX_LENGTH = 128;
    /** SDKs that send a form put the pictures last or first; more than this is not searched. */
    private static final int SEARCHED_BODY = 8 * 1024;

    private ClaimedKey() {}

    /** Empty when none is found: such requests share one place in the order. */
    static String of(RawRequest request) {
        var authorization = request.headers().first("Authorization").orElse("");
        var inHeader = after(CREDENTIAL, authorization, ',');
        if (!inHeader.isEmpty()) {
            return inHeader;
        }
        var inQuery = parameter(request.query());
        return inQuery.isEmpty() ? inBody(request) : inQuery;
    }

    /** As far as the beginning of a request tells: in the query before the pictures, or in a header. */
    static String atTheStart(String request) {
        var query = request.indexOf('?');
        var inQuery = query < 0 ? "" : parameter(request.substring(query + 1));
        return inQuery.isEmpty() ? after(CREDENTIAL, request, ',') : inQuery;
    }

    private static String inBody(RawRequest request) {
        var bytes = request.body().bytes();
        var start = parameter(new String(bytes, 0, Math.min(bytes.length, SEARCHED_BODY), StandardCharsets.ISO_8859_1));
        if (!start.isEmpty() || bytes.length <= SEARCHED_BODY) {
            return start;
        }
        return parameter(new String(bytes, bytes.length - SEARCHED_BODY, SEARCHED_BODY, StandardCharsets.ISO_8859_1));
    }

    private static String parameter(@Nullable String form) {
        if (form == null) {
            return "";
        }
        if (form.startsWith(PARAMETER)) {
            return after(PARAMETER, form, '&');
        }
        return after("&" + PARAMETER, form, '&');
    }

    private static String after(String marker, String text, char end) {
        var start = text.indexOf(marker);
        if (start < 0) {
            return "";
        }
        var from = start + marker.length();
        var to = text.indexOf(end, from);
        return text.substring(from, Math.min(to < 0 ? text.length() : to, from + MAX_LENGTH));
    }
}
