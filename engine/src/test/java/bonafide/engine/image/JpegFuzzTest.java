package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.outcome.UnassessableReason;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches for files that break the gate. As part of the build the seeds are replayed; for the night, one target at a
 * time: {@code JAZZER_FUZZ=1 ./bonafide test -pl engine -Dtest='JpegFuzzTest#gate' -Djazzer.max_duration=1h
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class JpegFuzzTest {
    private final JpegGate gate = new JpegGate();
    private final ImageDecoder decoder = new ImageDecoder();

    static Stream<byte[]> pictures() {
        return HostilePictures.all().stream()
                .filter(sample -> sample.refusal() != UnassessableReason.TOO_LARGE)
                .map(sample -> sample.picture().bytes())
                .filter(bytes -> bytes.length < 20_000);
    }

    static Stream<byte[]> exif() {
        return Stream.of(
                ExifSegments.orientation(6, ByteOrder.LITTLE_ENDIAN).content(),
                ExifSegments.orientation(6, ByteOrder.BIG_ENDIAN).content(),
                ExifSegments.loopWithFalseCount(6).content(),
                ExifSegments.inThumbnailDirectory(6, new byte[10]).content(),
                new byte[0]);
    }

    @FuzzTest
    @MethodSource("pictures")
    void gate(byte[] file) {
        if (gate.open(new EncodedImage(file)) instanceof GateResult.Accepted accepted) {
            assertThat(accepted.picture().size()).isLessThanOrEqualTo(file.length + 16);
            assertThat(gate.open(accepted.picture())).isInstanceOf(GateResult.Accepted.class);
        }
    }

    @FuzzTest
    @MethodSource("pictures")
    void gateAndDecode(byte[] file) {
        if (decoder.decode(new EncodedImage(file)) instanceof Decoded decoded) {
            decoded.image().close();
        }
    }

    @FuzzTest
    @MethodSource("exif")
    void exif(byte[] content) {
        var segment = new Segment(content, Marker.APP1, 0, 0, content.length);
        if (ExifOrientation.isExif(segment)) {
            assertThat(ExifOrientation.read(segment)).isNotNull();
        }
    }
}
