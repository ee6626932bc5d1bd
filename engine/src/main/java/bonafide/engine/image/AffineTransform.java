package bonafide.engine.image;

import java.util.List;

/**
 * Any linear map of the plane and a shift: (x, y) becomes (xx x + xy y + shiftX, yx x + yy y + shiftY).
 *
 * @param shiftX where the origin lands, in target pixels
 * @param shiftY where the origin lands, in target pixels
 */
public record AffineTransform(double xx, double xy, double shiftX, double yx, double yy, double shiftY) {

    public static final AffineTransform IDENTITY = new AffineTransform(1, 0, 0, 0, 1, 0);

    public Point apply(Point point) {
        return new Point(xx * point.x() + xy * point.y() + shiftX, yx * point.x() + yy * point.y() + shiftY);
    }

    /** This transform first, then {@code next}. */
    public AffineTransform then(AffineTransform next) {
        Point shift = next.apply(new Point(shiftX, shiftY));
        return new AffineTransform(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                shift.x(),
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                shift.y());
    }

    /**
     * The transform that brings the source points closest to the target points, each squared distance times its
     * weight. Points on one line, or weights of 0, leave it undetermined: then it is the identity.
     */
    public static AffineTransform fitting(List<Point> source, List<Point> target, double[] weights) {
        Point from = mean(source, weights);
        Point to = mean(target, weights);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        double[] x = new double[2];
        double[] y = new double[2];
        for (int i = 0; i < weights.length; i++) {
            double w = weights[i];
            double dx = source.get(i).x() - from.x();
            double dy = source.get(i).y() - from.y();
            double tx = target.get(i).x() - to.x();
            double ty = target.get(i).y() - to.y();
            sxx += w * dx * dx;
            sxy += w * dx * dy;
            syy += w * dy * dy;
            x[0] += w * dx * tx;
            x[1] += w * dy * tx;
            y[0] += w * dx * ty;
            y[1] += w * dy * ty;
        }
        double determinant = sxx * syy - sxy * sxy;
        if (!(determinant > 1e-9 * sxx * syy)) {
            return IDENTITY;
        }
        double xx = (x[0] * syy - x[1] * sxy) / determinant;
        double xy = (x[1] * sxx - x[0] * sxy) / determinant;
        double yx = (y[0] * syy - y[1] * sxy) / determinant;
        double yy = (y[1] * sxx - y[0] * sxy) / determinant;
        return new AffineTransform(
                xx, xy, to.x() - xx * from.x() - xy * from.y(), yx, yy, to.y() - yx * from.x() - yy * from.y());
    }

    private static Point mean(List<Point> points, double[] weights) {
        double x = 0;
        double y = 0;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            x += weights[i] * points.get(i).x();
            y += weights[i] * points.get(i).y();
            sum += weights[i];
        }
        return new Point(x / sum, y / sum);
    }
}
