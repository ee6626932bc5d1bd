package bonafide.server.explanation;

import java.util.Locale;

/** Numbers inside drawings: a point for the decimal mark, wherever the program runs. */
final class Svg {
    private Svg() {}

    @SuppressWarnings("AnnotateFormatMethod") // every pattern is a literal of this package
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
