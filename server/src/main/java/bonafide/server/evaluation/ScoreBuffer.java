package bonafide.server.evaluation;

import java.util.Arrays;
import java.util.List;

/** A growing list of scores with the positions of the two templates, without an object for each. */
final class ScoreBuffer {
    private float[] values = new float[1024];
    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private int size;

    void add(float value, int firstTemplate, int secondTemplate) {
        if (size == values.length) {
            grow(2 * size);
        }
        values[size] = value;
        first[size] = firstTemplate;
        second[size++] = secondTemplate;
    }

    private void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
        first = Arrays.copyOf(first, capacity);
        second = Arrays.copyOf(second, capacity);
    }

    static ScoreBuffer joined(List<ScoreBuffer> buffers) {
        ScoreBuffer joined = new ScoreBuffer();
        joined.grow(buffers.stream().mapToInt(buffer -> buffer.size).sum());
        for (ScoreBuffer buffer : buffers) {
            System.arraycopy(buffer.values, 0, joined.values, joined.size, buffer.size);
            System.arraycopy(buffer.first, 0, joined.first, joined.size, buffer.size);
            System.arraycopy(buffer.second, 0, joined.second, joined.size, buffer.size);
            joined.size += buffer.size;
        }
        return joined;
    }

    int size() {
        return size;
    }

    float value(int i) {
        return values[i];
    }

    int first(int i) {
        return first[i];
    }

    int second(int i) {
        return second[i];
    }
}
