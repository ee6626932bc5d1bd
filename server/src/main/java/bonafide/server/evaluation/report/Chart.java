package bonafide.server.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line plot as SVG: drawn here because four kinds of line do not earn a library. */
final class Chart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 55;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final StringBuilder content = new StringBuilder();
    private final List<String> legend = new ArrayList<>();

    Chart(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /** A point in the axes' units. */
    record XY(double x, double y) {}

    Chart line(String name, String colour, List<XY> points) {
        return curve(name, colour, points, "fill=\"none\"");
    }

    /** A line with its area down to the axis filled lightly. */
    Chart area(String name, String colour, List<XY> points) {
        List<XY> closed = new ArrayList<>(points);
        if (!points.isEmpty()) {
            closed.add(new XY(points.getLast().x(), y.from()));
            closed.addFirst(new XY(points.getFirst().x(), y.from()));
        }
        return curve(name, colour, closed, "fill=\"" + colour + "\" fill-opacity=\"0.15\"");
    }

    private Chart curve(String name, String colour, List<XY> points, String fill) {
        if (points.isEmpty()) {
            return this;
        }
        StringBuilder path = new StringBuilder();
        for (XY point : points) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(number(px(point.x())))
                    .append(' ')
                    .append(number(py(point.y())));
        }
        content.append("<path d=\"%s\" stroke=\"%s\" stroke-width=\"2\" %s/>%n".formatted(path, colour, fill));
        legend.add("<tspan fill=\"%s\">&#9632;</tspan> %s".formatted(colour, Html.escape(name)));
        return this;
    }

    /** An upright line with a word beside it. */
    Chart mark(double at, String label) {
        String place = number(px(at));
        content.append("<path d=\"M%s %d V%d\" stroke=\"#888\" stroke-dasharray=\"4 3\"/>%n"
                .formatted(place, TOP, HEIGHT - BOTTOM));
        content.append("<text transform=\"translate(%s %d) rotate(-90)\" font-size=\"11\" fill=\"#555\">%s</text>%n"
                .formatted(number(px(at) - 4), HEIGHT - BOTTOM - 6, Html.escape(label)));
        return this;
    }

    /** The finished picture, whole in itself. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" role="img" aria-label="%s" \
                font-family="system-ui, sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fff"/>
                """.formatted(WIDTH, HEIGHT, WIDTH, Html.escape(title)));
        for (double tick : x.ticks()) {
            svg.append(
                    "<path d=\"M%1$s %2$d V%3$d\" stroke=\"#e4e4e4\"/><text x=\"%1$s\" y=\"%4$d\" text-anchor=\"middle\">%5$s</text>%n"
                            .formatted(
                                    number(px(tick)), TOP, HEIGHT - BOTTOM, HEIGHT - BOTTOM + 16, x.tickLabel(tick)));
        }
        for (double tick : y.ticks()) {
            svg.append(
                    "<path d=\"M%1$d %2$s H%3$d\" stroke=\"#e4e4e4\"/><text x=\"%4$d\" y=\"%2$s\" text-anchor=\"end\" dominant-baseline=\"middle\">%5$s</text>%n"
                            .formatted(LEFT, number(py(tick)), WIDTH - RIGHT, LEFT - 6, y.tickLabel(tick)));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
                .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, Html.escape(x.label())));
        svg.append("<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n"
                .formatted((TOP + HEIGHT - BOTTOM) / 2, Html.escape(y.label())));
        svg.append(content);
        svg.append("<text x=\"%d\" y=\"18\">%s</text>%n</svg>%n".formatted(LEFT, String.join(" &#160; ", legend)));
        return svg.toString();
    }

    private double px(double value) {
        return LEFT + x.position(value) * (WIDTH - LEFT - RIGHT);
    }

    private double py(double value) {
        return HEIGHT - BOTTOM - y.position(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
