package bonafide.engine.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever numbers the detection network gives, not-a-number and infinity among them, faces have finite geometry. */
class YuNetOutputFuzzTest {
    private static final int SIDE = 64;

    static Stream<byte[]> outputs() {
        return Stream.of(1f, 0f, 1e30f, -1e30f, Float.NaN, Float.POSITIVE_INFINITY)
                .map(value -> ByteBuffer.allocate(24)
                        .putFloat(1)
                        .putFloat(1)
                        .putFloat(value)
                        .putFloat(1)
                        .putFloat(1)
                        .putFloat(value)
                        .array());
    }

    @FuzzTest
    @MethodSource("outputs")
    void readsAnyNumbers(byte[] numbers) {
        var source = ByteBuffer.wrap(numbers);
        Map<String, float[]> outputs = new HashMap<>();
        for (int stride : new int[] {8, 16, 32}) {
            int cells = (SIDE / stride) * (SIDE / stride);
            outputs.put("cls_" + stride, floats(source, cells));
            outputs.put("obj_" + stride, floats(source, cells));
            outputs.put("bbox_" + stride, floats(source, 4 * cells));
            outputs.put("kps_" + stride, floats(source, 10 * cells));
        }
        for (var face : YuNetOutput.steadied(YuNetOutput.candidates(outputs, SIDE, SIDE, 0.5))) {
            var box = face.box();
            assertThat(face.score()).isBetween(0.0, 1.0);
            assertThat(box.x() + box.y() + box.width() + box.height()).isFinite();
            assertThat(face.landmarks().interEyeDistance()).isFinite();
        }
    }

    /** The bytes given, over and over. */
    private static float[] floats(ByteBuffer source, int count) {
        var floats = new float[count];
        for (int i = 0; i < count; i++) {
            if (source.remaining() < Float.BYTES) {
                source.rewind();
            }
            floats[i] = source.remaining() < Float.BYTES ? 0 : source.getFloat();
        }
        return floats;
    }
}
