package bonafide.server.explanation;

import bonafide.engine.decision.ScoreCalibration;

/** The score on its scale of false-match rates, with the threshold, as SVG. */
final class ScoreScale {
    private static final int LEFT = 12;
    private static final double UNIT = 6.8;

    private ScoreScale() {}

    static String svg(double score, double target, ScoreCalibration calibration) {
        double threshold = calibration.similarityScoreAt(target);
        var svg = new StringBuilder(Svg.format(
                "<svg viewBox=\"0 0 704 96\" width=\"704\" role=\"img\" aria-label=\"Score %.2f, threshold %.2f\" font-size=\"12\">"
                        + "<path d=\"M%.1f 56H%.1f\" stroke=\"#555\"/>",
                score, threshold, x(0), x(100)));
        for (int power = 1; Math.pow(10, -power) >= calibration.smallestRate(); power++) {
            double at = x(calibration.similarityScoreAt(Math.pow(10, -power)));
            svg.append(Svg.format("<path d=\"M%.1f 50V62\" stroke=\"#555\"/>", at))
                    .append(text(at, power % 2 == 0 ? 90 : 76, "1 in 1e" + power, "#555"));
        }
        svg.append(Svg.format("<path d=\"M%.1f 16V66\" stroke=\"#b00\" stroke-dasharray=\"4 3\"/>", x(threshold)))
                .append(text(x(threshold), 12, Svg.format("threshold %.2f", threshold), "#b00"))
                .append(Svg.format("<path d=\"M%.1f 36V66\" stroke=\"#1769aa\" stroke-width=\"4\"/>", x(score)))
                .append(text(x(Math.clamp(score, 3, 97)), 30, Svg.format("%.2f", score), "#1769aa"));
        return svg.append("</svg>").toString();
    }

    private static double x(double score) {
        return LEFT + score * UNIT;
    }

    private static String text(double x, int y, String content, String colour) {
        return Svg.format(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%s</text>", x, y, colour, content);
    }
}
