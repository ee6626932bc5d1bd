package bonafide.engine.testing;

import bonafide.engine.image.Image;
import java.util.Arrays;

/** Lays pictures on a larger canvas of one colour, as a program does to make them square. */
public final class Canvas {
    private Canvas() {}

    /**
     * The caller closes both pictures.
     *
     * @param level of blue, green and red around the picture
     */
    public static Image around(Image picture, int left, int right, int above, int below, int level) {
        int width = left + picture.width() + right;
        int height = above + picture.height() + below;
        var bgr = new byte[width * height * 3];
        Arrays.fill(bgr, (byte) level);
        byte[] rows = picture.bgr();
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(rows, 3 * y * picture.width(), bgr, 3 * ((y + above) * width + left), 3 * picture.width());
        }
        return Image.ofBgr(width, height, bgr);
    }
}
