package bonafide.engine.image;

import java.util.List;

/**
 * Rotation, uniform scale and shift, without mirroring: (x, y) becomes (a x - b y + shiftX, b x + a y + shiftY).
 *
 * @param a scale times cosine of the turn
 * @param b scale times sine of the turn; positive turns clockwise on the screen, since y runs downwards
 * @param shiftX where the origin lands, in target pixels
 * @param shiftY where the origin lands, in target pixels
 */
public record SimilarityTransform(double a, double b, double shiftX, double shiftY) {

    public static final SimilarityTransform IDENTITY = new SimilarityTransform(1, 0, 0, 0);

    public SimilarityTransform {
        if (!(Math.hypot(a, b) > 0 && Double.isFinite(a + b + shiftX + shiftY))) {
            throw new IllegalArgumentException(
                    "a similarity transform needs finite numbers and a scale above 0, was a " + a + ", b " + b);
        }
    }

    /**
     * The transform that brings the source points closest to the target points by least squares (Umeyama 1991 in its
     * closed form for the plane).
     */
    public static SimilarityTransform fitting(List<Point> source, List<Point> target) {
        if (source.size() != target.size() || source.size() < 2) {
            throw new IllegalArgumentException("a similarity transform needs two or more pairs of points, was "
                    + source.size() + " and " + target.size());
        }
        Point from = mean(source);
        Point to = mean(target);
        double along = 0;
        double across = 0;
        double spread = 0;
        for (int i = 0; i < source.size(); i++) {
            double sx = source.get(i).x() - from.x();
            double sy = source.get(i).y() - from.y();
            double tx = target.get(i).x() - to.x();
            double ty = target.get(i).y() - to.y();
            along += sx * tx + sy * ty;
            across += sx * ty - sy * tx;
            spread += sx * sx + sy * sy;
        }
        return mapping(along / spread, across / spread, from, to);
    }

    /** Enlarges about the origin. */
    public static SimilarityTransform scaling(double factor) {
        return new SimilarityTransform(factor, 0, 0, 0);
    }

    /** Turn and scale about {@code from}, which lands on {@code to}. */
    public static SimilarityTransform mapping(double a, double b, Point from, Point to) {
        return new SimilarityTransform(
                a, b, to.x() - (a * from.x() - b * from.y()), to.y() - (b * from.x() + a * from.y()));
    }

    /** Target pixels per source pixel. */
    public double scale() {
        return Math.hypot(a, b);
    }

    public Point apply(Point point) {
        return new Point(a * point.x() - b * point.y() + shiftX, b * point.x() + a * point.y() + shiftY);
    }

    public SimilarityTransform inverse() {
        double square = a * a + b * b;
        double inverseA = a / square;
        double inverseB = -b / square;
        return new SimilarityTransform(
                inverseA, inverseB, -(inverseA * shiftX - inverseB * shiftY), -(inverseB * shiftX + inverseA * shiftY));
    }

    /** This transform first, then {@code next}. */
    public SimilarityTransform then(SimilarityTransform next) {
        Point shift = next.apply(new Point(shiftX, shiftY));
        return new SimilarityTransform(next.a * a - next.b * b, next.b * a + next.a * b, shift.x(), shift.y());
    }

    private static Point mean(List<Point> points) {
        double x = 0;
        double y = 0;
        for (Point point : points) {
            x += point.x();
            y += point.y();
        }
        return new Point(x / points.size(), y / points.size());
    }
}
