package bonafide.engine.pad;

import bonafide.engine.detection.BoundingBox;
import bonafide.engine.image.PixelRegion;

/**
 * The part of a picture that shows a face and what surrounds it.
 *
 * <p>Cut as the network saw its training pictures: the face box enlarged about its centre, as far as the picture
 * allows, then moved (not cut) to lie inside it.
 */
final class FaceView {
    private FaceView() {}

    /** @param scene what of the picture there is to see, in its pixels */
    static PixelRegion around(BoundingBox face, double enlargement, PixelRegion scene) {
        double scale = Math.min(
                enlargement, Math.min((scene.height() - 1) / face.height(), (scene.width() - 1) / face.width()));
        double width = scale * face.width();
        double height = scale * face.height();
        double left = within(face.x() - scene.left() + (face.width() - width) / 2, scene.width() - 1 - width);
        double top = within(face.y() - scene.top() + (face.height() - height) / 2, scene.height() - 1 - height);
        int x = (int) left;
        int y = (int) top;
        return new PixelRegion(
                scene.left() + x,
                scene.top() + y,
                Math.max(1, (int) (left + width) - x),
                Math.max(1, (int) (top + height) - y));
    }

    /** Rounding can put the limit a hair below 0 when the view is as large as the picture. */
    private static double within(double start, double limit) {
        return Math.clamp(start, 0, Math.max(0, limit));
    }
}
