package bonafide.engine.inference;

import java.nio.FloatBuffer;

/**
 * A picture as numbers for one run of a model, in native memory of a {@link TensorPool}; closing it gives that back. Used
 * by one thread.
 */
public final class Tensor implements AutoCloseable {
    private final FloatBuffer values;
    private final int width;
    private final int height;
    private final Runnable release;
    private boolean closed;

    Tensor(FloatBuffer values, int width, int height, Runnable release) {
        this.values = values;
        this.width = width;
        this.height = height;
        this.release = release;
    }

    /** Three planes, one after the other, row by row. */
    public FloatBuffer planes() {
        return values.slice();
    }

    /** One picture of three planes. */
    long[] shape() {
        return new long[] {1, 3, height, width};
    }

    /** Once: memory given back twice would be two pictures' at the same time. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }
}
