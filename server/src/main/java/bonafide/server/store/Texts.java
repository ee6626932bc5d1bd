package bonafide.server.store;

import java.util.Locale;

/** Caller-sent text made fit for a row, a log line and a terminal. */
final class Texts {
    static final int LONGEST = 200;

    private Texts() {}

    /** Control characters and lone surrogates as &#92;uXXXX, at most 200 characters of the original. */
    static String printable(String text) {
        var kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var result = new StringBuilder(kept.length());
        kept.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || c == '\\') {
                result.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                result.appendCodePoint(c);
            }
        });
        return result.toString();
    }
}
