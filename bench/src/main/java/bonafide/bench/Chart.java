package bonafide.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws what {@link Load} printed: {@code Load ... | Chart > load.svg} shows latencies against the calls offered. */
public final class Chart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 72;
    private static final int BOTTOM = 310;
    private static final int TOP = 30;
    private static final int RIGHT = 520;
    private static final double LEAST_MILLIS = 10;
    private static final double MOST_MILLIS = 10_000;

    private Chart() {}

    /** One line of the table. */
    private record Point(double rate, double p50, double p99, double refused) {
        static Point of(String line) {
            var columns = line.strip().split("\\s+", -1);
            return new Point(
                    number(columns[0]), number(columns[3]), number(columns[5]), number(columns[7]));
        }

        private static double number(String text) {
            return Double.parseDouble(text);
        }
    }

    public static void main(String[] arguments) throws IOException {
        var table = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        List<Point> points = table.lines()
                .filter(line -> !line.isBlank() && Character.isDigit(line.charAt(0)))
                .map(Point::of)
                .toList();
        double least = points.stream().mapToDouble(Point::rate).min().orElse(1);
        double most = points.stream().mapToDouble(Point::rate).max().orElse(10);
        var svg = new ArrayList<String>();
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">"
                        .formatted(WIDTH, HEIGHT));
        svg.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        for (double millis = LEAST_MILLIS; millis <= MOST_MILLIS; millis *= 10) {
            svg.add("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>".formatted(LEFT, y(millis), RIGHT));
            svg.add(text(LEFT - 8, y(millis) + 4, "end", "%.0f ms".formatted(millis)));
        }
        for (Point point : points) {
            double x = x(point.rate(), least, most);
            svg.add("<path d=\"M%.1f %dv5\" stroke=\"#888\"/>".formatted(x, BOTTOM));
            svg.add(text(x, BOTTOM + 18, "middle", "%.0f".formatted(point.rate())));
        }
        svg.add(text((LEFT + RIGHT) / 2.0, BOTTOM + 38, "middle", "calls offered per second"));
        svg.add(line(points, Point::p50, least, most, "#2a6", "answered, p50"));
        svg.add(line(points, Point::p99, least, most, "#b4a", "answered, p99"));
        svg.add(line(points, Point::refused, least, most, "#c42", "refused, p99"));
        svg.add("</svg>");
        System.out.println(String.join("\n", svg));
    }

    private static String line(
            List<Point> points, ToDoubleFunction<Point> value, double least, double most, String colour, String name) {
        var path = new StringBuilder();
        double end = BOTTOM;
        for (Point point : points) {
            double millis = value.applyAsDouble(point);
            if (!Double.isNaN(millis)) {
                end = y(millis);
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append("%.1f %.1f".formatted(x(point.rate(), least, most), end));
            }
        }
        return path.isEmpty()
                ? ""
                : "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>".formatted(path, colour)
                        + text(RIGHT + 8, end + 4, "start", name).replace("<text", "<text fill=\"" + colour + "\"");
    }

    private static double x(double rate, double least, double most) {
        return LEFT + (RIGHT - LEFT) * Math.log(rate / least) / Math.log(Math.max(most / least, 1.01));
    }

    private static double y(double millis) {
        double share = Math.log(millis / LEAST_MILLIS) / Math.log(MOST_MILLIS / LEAST_MILLIS);
        return BOTTOM - (BOTTOM - TOP) * Math.clamp(share, 0, 1);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }
}
