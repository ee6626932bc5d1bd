package bonafide.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class TensorPoolTest {
    private final TensorPool pool = new TensorPool(64, 48);

    @Test
    void usesMemoryAgainForPicturesOfAnySizeThatFits() {
        long first;
        try (var tensor = pool.forPicture(64, 48)) {
            first = address(tensor);
        }
        try (var tensor = pool.forPicture(32, 32)) {
            assertThat(address(tensor)).isEqualTo(first);
            assertThat(tensor.planes().remaining()).isEqualTo(3 * 32 * 32);
            assertThat(tensor.shape()).containsExactly(1, 3, 32, 32);
        }
    }

    @Test
    void givesPicturesInUseAtOnceMemoryOfTheirOwn() {
        requireMemoryOfTheirOwn();
    }

    private void requireMemoryOfTheirOwn() {
        try (var one = pool.forPicture(64, 48);
                var other = pool.forPicture(64, 48)) {
            assertThat(address(one)).isNotEqualTo(address(other));
        }
    }

    @Test
    void takesMemoryBackOnce() {
        var closedTwice = pool.forPicture(64, 48);
        closedTwice.close();
        closedTwice.close();
        requireMemoryOfTheirOwn();
    }

    @Test
    void makesRoomForLargerPicturesAndKeepsNoneOfIt() {
        try (var large = pool.forPicture(640, 480)) {
            assertThat(large.planes().remaining()).isEqualTo(3 * 640 * 480);
        }
        try (var usual = pool.forPicture(64, 48)) {
            assertThat(usual.planes().remaining()).isEqualTo(3 * 64 * 48);
        }
    }

    private static long address(Tensor tensor) {
        return MemorySegment.ofBuffer(tensor.planes()).address();
    }
}
