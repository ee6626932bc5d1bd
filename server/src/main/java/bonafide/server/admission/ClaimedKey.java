package bonafide.server.admission;

import bonafide.server.wire.RawParameter;
import bonafide.server.wire.RawRequest;

/** The key id a request says it is signed with, read without believing or decoding anything. */
final class ClaimedKey {
    private static final String PARAMETER = "AccessKeyId";
    private static final String CREDENTIAL = "Credential=";
    private static final int MAX_LENGTH = 128;

    private ClaimedKey() {}

    /** Empty when none is found: such requests share one place in the order. */
    static String of(RawRequest request) {
        var inHeader = credential(request.headers().first("Authorization").orElse(""));
        return inHeader.isEmpty() ? RawParameter.find(request, PARAMETER) : inHeader;
    }

    /** As far as the beginning of a request tells: in the query before the pictures, or in a header. */
    static String atTheStart(String request) {
        int query = request.indexOf('?');
        var inQuery = query < 0 ? "" : RawParameter.find(request.substring(query + 1), PARAMETER);
        return inQuery.isEmpty() ? credential(request) : inQuery;
    }

    private static String credential(String text) {
        int at = text.indexOf(CREDENTIAL);
        if (at < 0) {
            return "";
        }
        int from = at + CREDENTIAL.length();
        int comma = text.indexOf(',', from);
        return text.substring(from, Math.min(comma < 0 ? text.length() : comma, from + MAX_LENGTH));
    }
}
