package bonafide.server.console;

import java.util.Locale;

/** Stable names as the pages spell them: NOT_PASSED is {@code not-passed} there. */
final class Names {
    private Names() {}

    static String page(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String constant(String page) {
        return page.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
