package bonafide.server.cli;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.image.Point;
import bonafide.engine.verification.PictureEvidence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found in a picture, as JSON output names it; pixels of the upright picture. */
final class PictureDescription {
    private static final double NANOS_PER_MILLI = 1e6;

    private PictureDescription() {}

    static Map<String, Object> of(PictureEvidence evidence) {
        var description = new LinkedHashMap<String, Object>();
        description.put("width", evidence.width());
        description.put("height", evidence.height());
        description.put("orientation", evidence.orientation().code());
        description.put(
                "faces", evidence.faces().stream().map(PictureDescription::face).toList());
        return description;
    }

    static Map<String, Double> milliseconds(Map<String, Duration> durations) {
        var named = new LinkedHashMap<String, Double>();
        durations.forEach((step, time) -> named.put(step, rounded(time.toNanos() / NANOS_PER_MILLI, 100)));
        return named;
    }

    private static Map<String, Object> face(DetectedFace face) {
        var box = new LinkedHashMap<String, Object>();
        box.put("x", rounded(face.box().x(), 100));
        box.put("y", rounded(face.box().y(), 100));
        box.put("width", rounded(face.box().width(), 100));
        box.put("height", rounded(face.box().height(), 100));
        var description = new LinkedHashMap<String, Object>();
        description.put("box", box);
        description.put(
                "landmarks",
                face.landmarks().points().stream()
                        .map(PictureDescription::point)
                        .toList());
        description.put("score", rounded(face.score(), 10_000));
        return description;
    }

    private static List<Double> point(Point point) {
        return List.of(rounded(point.x(), 100), rounded(point.y(), 100));
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }
}
