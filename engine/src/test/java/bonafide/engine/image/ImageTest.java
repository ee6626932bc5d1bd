package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import bonafide.engine.image.PixelFormat.ChannelOrder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
    /** Two by one: a blue pixel, then a red one. */
    private static final byte[] BLUE_RED = {(byte) 200, 10, 20, 30, 40, (byte) 250};

    @Test
    void givesBackTheBytesItWasMadeFrom() {
        try (var image = Image.ofBgr(2, 1, BLUE_RED)) {
            assertThat(image.width()).isEqualTo(2);
            assertThat(image.height()).isEqualTo(1);
            assertThat(image.bgr()).isEqualTo(BLUE_RED);
            assertThat(image.meanBgr()).containsExactly(115, 25, 135);
        }
    }

    @Test
    void refusesTheWrongNumberOfBytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.ofBgr(2, 2, BLUE_RED))
                .withMessage("bgr must hold 2 x 2 x 3 bytes, was 6");
    }

    @Test
    void turnsClockwise() {
        try (var image = Image.ofBgr(2, 1, BLUE_RED);
                var quarter = image.turned(1);
                var half = image.turned(2);
                var back = quarter.turned(-1)) {
            assertThat(quarter.width()).isEqualTo(1);
            assertThat(quarter.bgr()).isEqualTo(BLUE_RED);
            assertThat(half.bgr()).containsExactly(30, 40, 250, 200, 10, 20);
            assertThat(back.bgr()).isEqualTo(BLUE_RED);
        }
    }

    @Test
    void mirrorsLeftAndRight() {
        try (var image = Image.ofBgr(2, 1, BLUE_RED);
                var mirrored = image.mirrored()) {
            assertThat(mirrored.bgr()).containsExactly(30, 40, 250, 200, 10, 20);
        }
    }

    @Test
    void shrinksByAveragingAndNeverEnlarges() {
        try (var image = Image.ofBgr(2, 1, BLUE_RED);
                var twice = image.resized(2, 2);
                var one = twice.shrunkTo(1);
                var same = image.shrunkTo(640)) {
            assertThat(one.bgr()).containsExactly(115, 25, 135);
            assertThat(same.bgr()).isEqualTo(BLUE_RED);
        }
    }

    /** Each pixel of the small picture is the mean of five by five, the large one's levels rising to the right and downwards. */
    @Test
    void averagesOverAllPixelsOfAMuchLargerPicture() {
        int side = 1_001;
        var pixels = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            pixels[3 * i] = (byte) (i % side / 5);
            pixels[3 * i + 1] = (byte) (i / side / 5);
            pixels[3 * i + 2] = (byte) (i % 2 * 200);
        }
        try (var large = Image.ofBgr(side, side, pixels);
                var small = large.shrunkTo(200)) {
            var bgr = small.bgr();
            for (int i = 0; i < 200 * 200; i++) {
                assertThat(bgr[3 * i] & 0xff).isCloseTo(i % 200, within(1));
                assertThat(bgr[3 * i + 1] & 0xff).isCloseTo(i / 200, within(1));
                assertThat(bgr[3 * i + 2] & 0xff).isCloseTo(100, within(10));
            }
        }
    }

    @Test
    void warpsByTheTransformAndLeavesTheOutsideBlack() {
        try (var image = Image.ofBgr(2, 1, BLUE_RED);
                var shifted = image.warped(new SimilarityTransform(1, 0, 1, 0), 4, 1)) {
            assertThat(shifted.bgr()).containsExactly(0, 0, 0, 200, 10, 20, 30, 40, 250, 0, 0, 0);
        }
    }

    @Test
    void warpsExactlyBetweenPixels() {
        try (var image = Image.ofBgr(2, 1, BLUE_RED);
                var shifted = image.warpedExactly(new SimilarityTransform(1, 0, 0.25, 0), 3, 1)) {
            assertThat(shifted.bgr()).containsExactly((byte) 150, 8, 15, 73, 33, (byte) 193, 8, 10, 63);
        }
    }

    /** Fine stripes keep nearly all their contrast wherever the samples fall; bilinear sampling alone takes 29 % of it away. */
    @Test
    void warpsSmoothlyWhereverThePixelsOfTheTargetFall() {
        try (var stripes = columns(64, x -> x / 2 % 2 * 200)) {
            double onThePixels = contrast(stripes, 0);
            assertThat(onThePixels).isGreaterThan(60);
            assertThat(contrast(stripes, 0.5)).isCloseTo(onThePixels, withinPercentage(10));
            assertThat(contrast(stripes, 0.3)).isCloseTo(onThePixels, withinPercentage(10));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.07, 0.12, 0.25, 0.3, 0.45, 0.7, 0.9, 1.7})
    void losesNoPixelInASmoothWarpHoweverSmallTheTarget(double scale) {
        int side = (int) (900 * scale);
        try (var lines = columns(900, x -> x % 9 == 4 ? 225 : 0);
                var warped = lines.warpedSmoothly(SimilarityTransform.scaling(scale), side, side)) {
            assertThat(warped.meanBgr()[0]).isCloseTo(25, within(1.5));
        }
    }

    private static Image columns(int side, IntUnaryOperator level) {
        var bgr = new byte[3 * side * side];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) level.applyAsInt(i / 3 % side);
        }
        return Image.ofBgr(side, side, bgr);
    }

    /** Standard deviation of the levels away from the edges. */
    private static double contrast(Image picture, double shift) {
        try (var warped = picture.warpedSmoothly(new SimilarityTransform(1, 0, shift - 8, -8), 48, 48)) {
            byte[] levels = warped.bgr();
            double mean = warped.meanBgr()[0];
            return Math.sqrt(IntStream.range(0, levels.length)
                    .mapToDouble(i -> Math.pow((levels[i] & 0xff) - mean, 2))
                    .average()
                    .orElseThrow());
        }
    }

    @Test
    void bordersWithGrey() {
        try (var image = Image.ofBgr(2, 1, BLUE_RED);
                var bordered = image.bordered(1, 0)) {
            assertThat(bordered.bgr()).containsExactly(127, 127, 127, 200, 10, 20, 30, 40, 250, 127, 127, 127);
        }
    }

    @Test
    void writesPlanesInTheOrderAndScaleOfTheNetworkAndZeroBesideThePicture() {
        FloatBuffer planes = direct(3 * 4);
        planes.put(new float[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}).flip();
        try (var image = Image.ofBgr(2, 1, BLUE_RED)) {
            image.writePlanes(new PixelFormat(ChannelOrder.RGB, 10, 0.5), planes, 2, 2);
        }
        float[] written = new float[12];
        planes.get(written);
        assertThat(written).containsExactly(5, 120, 0, 0, 0, 15, 0, 0, 95, 10, 0, 0);
    }

    @Test
    void refusesPlanesSmallerThanThePicture() {
        FloatBuffer planes = direct(3);
        try (var image = Image.ofBgr(2, 1, BLUE_RED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> image.writePlanes(new PixelFormat(ChannelOrder.BGR, 0, 1), planes, 1, 1));
        }
    }

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(4 * floats)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
