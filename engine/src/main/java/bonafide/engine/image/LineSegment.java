package bonafide.engine.image;

/** A straight edge in a picture, from one end to the other, in pixels. */
public record LineSegment(double x1, double y1, double x2, double y2) {

    public double length() {
        return Math.hypot(x2 - x1, y2 - y1);
    }

    /** Angle to the horizontal in degrees, 0 (flat) to 90 (upright). */
    public double slope() {
        return Math.toDegrees(Math.atan2(Math.abs(y2 - y1), Math.abs(x2 - x1)));
    }

    public Point middle() {
        return new Point((x1 + x2) / 2, (y1 + y2) / 2);
    }

    public LineSegment transformed(SimilarityTransform transform) {
        Point from = transform.apply(new Point(x1, y1));
        Point to = transform.apply(new Point(x2, y2));
        return new LineSegment(from.x(), from.y(), to.x(), to.y());
    }
}
