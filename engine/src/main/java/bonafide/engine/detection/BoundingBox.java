package bonafide.engine.detection;

import bonafide.engine.image.Point;
import bonafide.engine.image.SimilarityTransform;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A face's box in pixels, from forehead to chin; it may reach over the edge of the picture. */
public record BoundingBox(double x, double y, double width, double height) {

    /** @param boxes at least one */
    public static BoundingBox mean(List<BoundingBox> boxes) {
        return new BoundingBox(
                mean(boxes, BoundingBox::x),
                mean(boxes, BoundingBox::y),
                mean(boxes, BoundingBox::width),
                mean(boxes, BoundingBox::height));
    }

    public double area() {
        return width * height;
    }

    public double longSide() {
        return Math.max(width, height);
    }

    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    /** Area in common over area covered, 0 to 1. */
    public double intersectionOverUnion(BoundingBox other) {
        double common = overlap(x, width, other.x, other.width) * overlap(y, height, other.y, other.height);
        return common == 0 ? 0 : common / (area() + other.area() - common);
    }

    /** The smallest upright box around this one after a transform. */
    public BoundingBox transformed(SimilarityTransform transform) {
        Point centre = transform.apply(centre());
        double a = Math.abs(transform.a());
        double b = Math.abs(transform.b());
        double newWidth = a * width + b * height;
        double newHeight = b * width + a * height;
        return new BoundingBox(centre.x() - newWidth / 2, centre.y() - newHeight / 2, newWidth, newHeight);
    }

    private static double mean(List<BoundingBox> boxes, ToDoubleFunction<BoundingBox> length) {
        return boxes.stream().mapToDouble(length).average().orElseThrow();
    }

    private static double overlap(double start, double length, double otherStart, double otherLength) {
        return Math.max(0, Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart));
    }
}
