package bonafide.server.explanation;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.image.Point;
import bonafide.engine.pad.FaceEdge;
import bonafide.engine.verification.PictureEvidence;
import java.util.Base64;
import java.util.List;

/** A picture with what was found in it drawn on top, as SVG in the picture's own pixels. */
final class SeenPicture {
    private SeenPicture() {}

    /** @param edges drawn in orange; where attack detection saw them */
    static String svg(byte[] jpeg, PictureEvidence evidence, List<FaceEdge> edges, String description) {
        double unit = Math.max(evidence.width(), evidence.height()) / 200.0;
        var svg = new StringBuilder(Svg.format(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"><image width=\"%1$d\" height=\"%2$d\" href=\"%4$s\"/>",
                evidence.width(), evidence.height(), description, dataUri(jpeg)));
        for (DetectedFace face : evidence.faces()) {
            var sample = evidence.sample();
            boolean used = sample != null && sample.face().box().equals(face.box());
            var box = face.box();
            svg.append(Svg.format(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\"/>",
                    box.x(), box.y(), box.width(), box.height(), used ? "#2e9e3f" : "#888", unit));
        }
        if (evidence.sample() != null) {
            for (Point point : evidence.sample().face().landmarks().points()) {
                svg.append(Svg.format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.2f\" fill=\"#2e9e3f\" stroke=\"#fff\" stroke-width=\"%.2f\"/>",
                        point.x(), point.y(), 1.4 * unit, 0.4 * unit));
            }
        }
        for (FaceEdge edge : edges) {
            var line = edge.segment();
            svg.append(Svg.format(
                    "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#e07b00\" stroke-width=\"%.2f\"/>",
                    line.x1(), line.y1(), line.x2(), line.y2(), unit));
        }
        return svg.append("</svg>").toString();
    }

    static String dataUri(byte[] jpeg) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }
}
