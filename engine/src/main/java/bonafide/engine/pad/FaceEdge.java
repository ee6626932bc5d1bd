package bonafide.engine.pad;

import bonafide.engine.image.LineSegment;

/**
 * A straight edge beside a face.
 *
 * @param side where it runs, as seen when the face is upright
 * @param length the part of it that runs along the face, in units of the longer side of the face box
 * @param segment the whole edge, in pixels of the picture
 */
public record FaceEdge(Side side, double length, LineSegment segment) {

    /** Left and right are upright edges beside the face; above and below are flat ones. */
    public enum Side {
        LEFT,
        RIGHT,
        ABOVE,
        BELOW
    }
}
