package bonafide.server.evaluation.report;

/** Text made safe to stand in HTML and SVG. */
public final class Html {
    private Html() {}

    /** Escapes what has a meaning in markup, quotes included. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
