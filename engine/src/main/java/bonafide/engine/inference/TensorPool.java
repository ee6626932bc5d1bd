package bonafide.engine.inference;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory for the tensors of one network, used again by its next run: the system clears fresh pages one by one, which
 * took 4 % of a whole call. Keeps as much as was ever in use at once. Safe to use from many threads.
 */
public final class TensorPool {
    private final Queue<FloatBuffer> idle = new ConcurrentLinkedQueue<>();
    private final int kept;

    /** Keeps memory for a picture of this size and smaller ones; larger ones are too rare to hold memory for. */
    public TensorPool(int width, int height) {
        kept = size(width, height);
    }

    /** Room for one picture of three planes, as every network here takes them; what is in it is not defined. */
    public Tensor forPicture(int width, int height) {
        int size = size(width, height);
        return size > kept ? once(size, width, height) : again(size, width, height);
    }

    private Tensor again(int size, int width, int height) {
        FloatBuffer memory = idle.poll();
        FloatBuffer held = memory == null ? allocated(Arena.ofAuto(), kept) : memory;
        return new Tensor(held.slice(0, size), width, height, () -> idle.add(held));
    }

    @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as the tensor and is closed with it
    private static Tensor once(int size, int width, int height) {
        Arena arena = Arena.ofConfined();
        return new Tensor(allocated(arena, size), width, height, arena::close);
    }

    private static FloatBuffer allocated(Arena arena, int size) {
        return arena.allocate(ValueLayout.JAVA_FLOAT, size)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static int size(int width, int height) {
        return 3 * width * height;
    }
}
