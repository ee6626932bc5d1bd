package bonafide.engine.image;

/** A place in a picture in pixels: x to the right, y downwards, (0, 0) is the centre of the top left pixel. */
public record Point(double x, double y) {

    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
