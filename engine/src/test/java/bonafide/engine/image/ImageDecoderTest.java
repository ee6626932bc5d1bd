package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.DecodeResult.Refused;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder();

    static List<HostilePictures.Sample> madePictures() {
        return HostilePictures.all();
    }

    static List<SharedCorpus.Entry> sharedCorpus() {
        return SharedCorpus.entries();
    }

    @ParameterizedTest
    @MethodSource("madePictures")
    void decodesWhatTheGateLetsThrough(HostilePictures.Sample sample) {
        switch (decoder.decode(sample.picture())) {
            case Decoded decoded -> {
                assertThat(sample.refusal()).isNull();
                decoded.image().close();
            }
            case Refused(var reason, var detail) ->
                assertThat(reason).as(detail).isEqualTo(sample.refusal());
        }
    }

    @ParameterizedTest
    @MethodSource("sharedCorpus")
    void treatsTheSharedCorpusAsExpected(SharedCorpus.Entry entry) {
        var result = decoder.decode(entry.picture());
        if (result instanceof Decoded decoded) {
            decoded.image().close();
        }
        switch (entry.expected()) {
            case "decode" -> assertThat(result).isInstanceOf(Decoded.class);
            case "reject" -> assertThat(result).isInstanceOf(Refused.class);
            default -> assertThat(result).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnsPixelsUpright(Orientation orientation) {
        // A white square near the top left corner of a black picture shows where each orientation takes it.
        var stored = JpegParts.of(DrawnPictures.corner(64, 48));
        var turned = stored.inFront(ExifSegments.orientation(orientation.code(), ByteOrder.LITTLE_ENDIAN));

        try (var image = decoded(turned.bytes())) {
            boolean swapped = orientation.swapsSides();
            assertThat(image.width()).isEqualTo(swapped ? 48 : 64);
            assertThat(image.height()).isEqualTo(swapped ? 64 : 48);
            assertThat(whiteCorner(image))
                    .isEqualTo(
                            switch (orientation) {
                                case UPRIGHT, TRANSPOSED -> "top left";
                                case MIRRORED, TURN_RIGHT -> "top right";
                                case UPSIDE_DOWN, TRANSVERSED -> "bottom right";
                                case UPSIDE_DOWN_MIRRORED, TURN_LEFT -> "bottom left";
                            });
        }
    }

    @Test
    void readsColoursAsTheFileMeansThem() {
        var ycc = JpegParts.of(DrawnPictures.baseline(64, 64));
        var rgb = ycc.without(0xe0).inFront(DrawnPictures.adobe(0));
        var misnamed = ycc.without(0xe0).inFront(DrawnPictures.adobe(2));

        assertThat(meanBgr(misnamed.bytes())).containsExactly(meanBgr(ycc.bytes()));
        // Brightness and colour differences read as red, green and blue: the drawing's difference planes lie about the
        // middle.
        assertThat(meanBgr(rgb.bytes())[0]).isCloseTo(128, within(40.0));
        assertThat(meanBgr(rgb.bytes())).isNotEqualTo(meanBgr(ycc.bytes()));
        assertThat(meanBgr(DrawnPictures.grey(64, 64))).containsOnly(meanBgr(DrawnPictures.grey(64, 64))[0]);
    }

    @Test
    void readsAdobeCmykAsInkUpsideDown() {
        // Adobe stores 255 for no ink. Four equal planes v give grey of brightness v * v / 255.
        double grey = meanBgr(DrawnPictures.grey(64, 64))[0];

        assertThat(meanBgr(DrawnPictures.cmyk(64))[0]).isLessThan(grey).isGreaterThan(grey * grey / 255 - 5);
    }

    private double[] meanBgr(byte[] bytes) {
        try (var image = decoded(bytes)) {
            return image.meanBgr();
        }
    }

    private Image decoded(byte[] bytes) {
        return ((Decoded) decoder.decode(new EncodedImage(bytes))).image();
    }

    private static String whiteCorner(Image image) {
        byte[] bgr = image.bgr();
        int width = image.width();
        int height = image.height();
        for (int bottom = 0; bottom < 2; bottom++) {
            for (int right = 0; right < 2; right++) {
                int x = right == 0 ? 4 : width - 5;
                int y = bottom == 0 ? 4 : height - 5;
                if ((bgr[3 * (y * width + x)] & 0xff) > 128) {
                    return (bottom == 0 ? "top " : "bottom ") + (right == 0 ? "left" : "right");
                }
            }
        }
        return "none";
    }
}
