package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.testing.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaddingTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 400;

    @ParameterizedTest
    @CsvSource({
        "50, 50, 0, 0, 0",
        "0, 0, 80, 80, 0",
        "30, 40, 50, 60, 0",
        "0, 70, 0, 0, 255",
        "30, 40, 50, 60, 255",
        "50, 50, 0, 0, 40"
    })
    void findsTheSceneInsideBandsOfOneColour(int left, int right, int above, int below, int level) {
        try (Image padded = stored(padded(scene(), left, right, above, below, level), 75)) {
            PixelRegion scene = Padding.sceneOf(padded);

            assertThat(scene.left()).isBetween(left, left == 0 ? 0 : left + 4);
            assertThat(scene.top()).isBetween(above, above == 0 ? 0 : above + 4);
            assertThat(scene.left() + scene.width()).isBetween(left + WIDTH - (right == 0 ? 0 : 4), left + WIDTH);
            assertThat(scene.top() + scene.height()).isBetween(above + HEIGHT - (below == 0 ? 0 : 4), above + HEIGHT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void findsItAtTheSizeOfALargePicture(int times) {
        try (Image small = padded(scene(), 60, 60, 0, 0, 0);
                Image large = stored(small.resized(times * small.width(), times * small.height()), 90)) {
            PixelRegion scene = Padding.sceneOf(large);

            assertThat(scene.left()).isBetween(60 * times, 66 * times);
            assertThat(scene.left() + scene.width()).isBetween((54 + WIDTH) * times, (60 + WIDTH) * times);
            assertThat(scene.height()).isEqualTo(large.height());
        }
    }

    @Test
    void leavesAPictureWithoutBandsWhole() {
        try (Image plain = stored(scene(), 75)) {
            assertThat(Padding.sceneOf(plain)).isEqualTo(PixelRegion.of(plain));
        }
    }

    @Test
    void leavesAPlainWallBehindAHeadWhole() {
        var wall = new byte[WIDTH * HEIGHT * 3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean head = Math.hypot((x - 150) / 60.0, (y - 180) / 80.0) < 1;
                boolean shoulders = y > 280 && Math.abs(x - 150) < 60 + (y - 280);
                fill(wall, y * WIDTH + x, head ? 120 : shoulders ? 60 : 250);
            }
        }
        try (Image person = stored(Image.ofBgr(WIDTH, HEIGHT, wall), 90)) {
            assertThat(Padding.sceneOf(person)).isEqualTo(PixelRegion.of(person));
        }
    }

    @Test
    void leavesASlopeOfLightWhole() {
        var studio = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            fill(studio, i, 40 + i / WIDTH / 2);
        }
        try (Image background = stored(Image.ofBgr(WIDTH, HEIGHT, studio), 95)) {
            assertThat(Padding.sceneOf(background)).isEqualTo(PixelRegion.of(background));
        }
    }

    @Test
    void leavesTheNoisyBlackBesideAScreenWhole() {
        try (Image black = padded(scene(), 60, 60, 60, 60, 0)) {
            byte[] bgr = black.bgr();
            for (int i = 0; i < bgr.length; i++) {
                bgr[i] = (byte) Math.max(Byte.toUnsignedInt(bgr[i]), i * 7919 % 7);
            }
            try (Image seen = stored(Image.ofBgr(black.width(), black.height(), bgr), 95)) {
                assertThat(Padding.sceneOf(seen)).isEqualTo(PixelRegion.of(seen));
            }
        }
    }

    @Test
    void leavesAPictureOfOneColourWhole() {
        try (Image plain = Image.ofBgr(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3])) {
            assertThat(Padding.sceneOf(plain)).isEqualTo(PixelRegion.of(plain));
        }
    }

    @Test
    void aSliverBetweenBandsIsNoScene() {
        try (Image sliver = padded(scene(), 700, 700, 0, 0, 0)) {
            assertThat(Padding.sceneOf(sliver)).isEqualTo(PixelRegion.of(sliver));
        }
    }

    /** Every pixel differs from its neighbours, as a camera's do. */
    private static Image scene() {
        var bgr = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            fill(bgr, i, 90 + (i % WIDTH) / 4 + (i * 7919 % 31));
        }
        return Image.ofBgr(WIDTH, HEIGHT, bgr);
    }

    /** Closes the scene. */
    private static Image padded(Image scene, int left, int right, int above, int below, int level) {
        try (scene) {
            return Canvas.around(scene, left, right, above, below, level);
        }
    }

    private static void fill(byte[] bgr, int pixel, int level) {
        for (int channel = 0; channel < 3; channel++) {
            bgr[3 * pixel + channel] = (byte) level;
        }
    }

    /** As a JPEG file of that quality gives it back; closes the picture. */
    private static Image stored(Image picture, int quality) {
        try (picture) {
            var file = new EncodedImage(picture.jpeg(quality));
            return ((Decoded) new ImageDecoder().decode(file)).image();
        }
    }
}
