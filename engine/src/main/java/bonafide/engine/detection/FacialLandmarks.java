package bonafide.engine.detection;

import bonafide.engine.image.Point;
import bonafide.engine.image.SimilarityTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * Five points of a face in pixels. Left and right are those of the picture, so the image-left eye is the right eye of
 * the person.
 */
public record FacialLandmarks(
        Point leftEye, Point rightEye, Point nose, Point leftMouthCorner, Point rightMouthCorner) {

    /** In the order of the components. */
    public List<Point> points() {
        return List.of(leftEye, rightEye, nose, leftMouthCorner, rightMouthCorner);
    }

    static FacialLandmarks of(List<Point> points) {
        return new FacialLandmarks(points.get(0), points.get(1), points.get(2), points.get(3), points.get(4));
    }

    public double interEyeDistance() {
        return leftEye.distanceTo(rightEye);
    }

    /** Turn of the line through the eyes in radians, clockwise on the screen; 0 when level. */
    public double roll() {
        return Math.atan2(rightEye.y() - leftEye.y(), rightEye.x() - leftEye.x());
    }

    /** The turn in whole quarters, clockwise, -2 to 2: 0 for a face that stands upright or leans by less than half of one. */
    public int quarterTurns() {
        return (int) Math.round(roll() / (Math.PI / 2));
    }

    public FacialLandmarks transformed(SimilarityTransform transform) {
        return of(points().stream().map(transform::apply).toList());
    }

    /** Point by point mean. */
    static FacialLandmarks mean(List<FacialLandmarks> several) {
        List<Point> means = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            double x = 0;
            double y = 0;
            for (FacialLandmarks one : several) {
                x += one.points().get(i).x();
                y += one.points().get(i).y();
            }
            means.add(new Point(x / several.size(), y / several.size()));
        }
        return of(means);
    }

    /** Mean distance of corresponding points in pixels. */
    double meanDistanceTo(FacialLandmarks other) {
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += points().get(i).distanceTo(other.points().get(i));
        }
        return sum / 5;
    }
}
