package bonafide.engine.pad;

import bonafide.engine.detection.BoundingBox;

/**
 * A part of a picture that shows a face and what surrounds it, in whole pixels.
 *
 * <p>Cut as the network saw its training pictures: the face box enlarged about its centre, as far as the picture
 * allows, then moved (not cut) to lie inside it.
 */
record FaceView(int left, int top, int width, int height) {

    static FaceView around(BoundingBox face, double enlargement, int pictureWidth, int pictureHeight) {
        double scale =
                Math.min(enlargement, Math.min((pictureHeight - 1) / face.height(), (pictureWidth - 1) / face.width()));
        double width = scale * face.width();
        double height = scale * face.height();
        double left = within(face.x() + (face.width() - width) / 2, pictureWidth - 1 - width);
        double top = within(face.y() + (face.height() - height) / 2, pictureHeight - 1 - height);
        int x = (int) left;
        int y = (int) top;
        return new FaceView(x, y, Math.max(1, (int) (left + width) - x), Math.max(1, (int) (top + height) - y));
    }

    static FaceView whole(int pictureWidth, int pictureHeight) {
        return new FaceView(0, 0, pictureWidth, pictureHeight);
    }

    /** Rounding can put the limit a hair below 0 when the view is as large as the picture. */
    private static double within(double start, double limit) {
        return Math.clamp(start, 0, Math.max(0, limit));
    }
}
