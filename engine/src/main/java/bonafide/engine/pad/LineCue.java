package bonafide.engine.pad;

import bonafide.engine.detection.BoundingBox;
import bonafide.engine.image.Image;
import bonafide.engine.image.LineSegment;
import bonafide.engine.image.LineSegments;
import bonafide.engine.image.PixelRegion;
import bonafide.engine.pad.FaceEdge.Side;
import java.util.List;
import java.util.Optional;

/**
 * Finds straight edges around a face: paper and screens have them, shoulders and hair have not. On cheap webcams,
 * where the network rejects honest people, this cue carries the decision; doors and picture frames cost it one or two
 * percent of good photos (docs/measurements.md).
 */
final class LineCue {
    /** Larger pictures are reduced first: edges of a held object are long at any scale, and time grows with pixels. */
    private static final int LONG_SIDE = 640;

    private static final double SHORTEST = 0.35;
    private static final double SHORTEST_ALONG_FACE = 0.3;
    private static final double STEEP_DEGREES = 65;
    private static final double FLAT_DEGREES = 25;

    private LineCue() {}

    static LineEvidence find(Image picture, PixelRegion scene, BoundingBox face) {
        return measure(LineSegments.find(picture, scene, LONG_SIDE), face);
    }

    static LineEvidence measure(List<LineSegment> segments, BoundingBox face) {
        return new LineEvidence(segments.stream()
                .flatMap(segment -> edge(segment, face).stream())
                .toList());
    }

    private static Optional<FaceEdge> edge(LineSegment segment, BoundingBox face) {
        double unit = Math.max(face.width(), face.height());
        if (segment.length() < SHORTEST * unit) {
            return Optional.empty();
        }
        return side(segment, face)
                .map(side -> new FaceEdge(side, alongFace(segment, side, face) / unit, segment))
                .filter(edge -> edge.length() >= SHORTEST_ALONG_FACE);
    }

    private static Optional<Side> side(LineSegment segment, BoundingBox face) {
        double x = (segment.middle().x() - face.x()) / face.width();
        double y = (segment.middle().y() - face.y()) / face.height();
        if (segment.slope() > STEEP_DEGREES && x > -1.6 && x < 2.6) {
            return x < 0.05 ? Optional.of(Side.LEFT) : x > 0.95 ? Optional.of(Side.RIGHT) : Optional.empty();
        }
        if (segment.slope() < FLAT_DEGREES && y > -1.8 && y < 2.8) {
            return y < 0 ? Optional.of(Side.ABOVE) : y > 1.05 ? Optional.of(Side.BELOW) : Optional.empty();
        }
        return Optional.empty();
    }

    /** An upright edge counts from 0.3 of the face above it to 0.3 below, a flat one 0.6 of it out to both sides. */
    private static double alongFace(LineSegment s, Side side, BoundingBox face) {
        return switch (side) {
            case LEFT, RIGHT -> overlap(s.y1(), s.y2(), face.y() - 0.3 * face.height(), face.y() + 1.3 * face.height());
            case ABOVE, BELOW -> overlap(s.x1(), s.x2(), face.x() - 0.6 * face.width(), face.x() + 1.6 * face.width());
        };
    }

    private static double overlap(double end, double otherEnd, double from, double to) {
        return Math.min(Math.max(end, otherEnd), to) - Math.max(Math.min(end, otherEnd), from);
    }
}
