package bonafide.engine.inference;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Numbers for one run of a model in native memory, zero at first; freed by {@code close}. Used by one thread. */
public final class Tensor implements AutoCloseable {
    private final Arena arena;
    private final long[] shape;
    private final FloatBuffer values;

    private Tensor(Arena arena, long[] shape, FloatBuffer values) {
        this.arena = arena;
        this.shape = shape;
        this.values = values;
    }

    /** Room for pictures of three planes each, as every network here takes them. */
    @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as the tensor and is closed with it
    public static Tensor forPictures(int count, int width, int height) {
        Arena arena = Arena.ofConfined();
        FloatBuffer values = arena.allocate(ValueLayout.JAVA_FLOAT, 3L * count * width * height)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return new Tensor(arena, new long[] {count, 3, height, width}, values);
    }

    /** Where the picture of that index begins. */
    public FloatBuffer picture(int index) {
        int size = values.capacity() / (int) shape[0];
        return values.slice(index * size, size);
    }

    FloatBuffer values() {
        return values;
    }

    long[] shape() {
        return shape.clone();
    }

    @Override
    public void close() {
        arena.close();
    }
}
