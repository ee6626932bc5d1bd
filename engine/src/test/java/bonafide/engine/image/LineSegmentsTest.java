package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineSegmentsTest {

    @Test
    void findsTheFourEdgesOfASheetInThePicturesOwnPixels() {
        try (Image sheet = sheet(1280, 960, 300, 200, 500, 600)) {
            List<LineSegment> found = LineSegments.find(sheet, PixelRegion.of(sheet), 640);

            assertThat(found).anySatisfy(edge -> {
                assertThat(edge.slope()).isGreaterThan(89);
                assertThat(edge.middle().x()).isCloseTo(300, within(3.0));
                assertThat(edge.length()).isCloseTo(600, within(20.0));
            });
            assertThat(found).anySatisfy(edge -> {
                assertThat(edge.slope()).isLessThan(1);
                assertThat(edge.middle().y()).isCloseTo(800, within(3.0));
                assertThat(edge.length()).isCloseTo(500, within(20.0));
            });
        }
    }

    @Test
    void findsNothingInAPlainPicture() {
        try (Image plain = sheet(320, 240, 0, 0, 0, 0)) {
            assertThat(LineSegments.find(plain, PixelRegion.of(plain), 640)).isEmpty();
        }
    }

    /** A light rectangle on mid grey. */
    private static Image sheet(int width, int height, int left, int top, int sheetWidth, int sheetHeight) {
        byte[] bgr = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            int x = i % width - left;
            int y = i / width - top;
            byte level = (byte) (x >= 0 && x < sheetWidth && y >= 0 && y < sheetHeight ? 230 : 90);
            bgr[3 * i] = level;
            bgr[3 * i + 1] = level;
            bgr[3 * i + 2] = level;
        }
        return Image.ofBgr(width, height, bgr);
    }
}
