package bonafide.engine.image;

import java.util.Arrays;

/**
 * Finds where blocks of one plane lie in another, by zero-mean normalised cross-correlation (-1..1).
 *
 * <p>Why not OpenCV: its {@code matchTemplate} goes through Fourier transforms, which for blocks as small as these takes
 * five times as long.
 */
public final class BlockSearch {
    private static final double PLAIN = 1e-9;

    private final float[] pattern;
    private final float[] searched;
    /** Sums of values and squares of all pixels above and to the left. */
    private final double[] sums;

    private final double[] squares;
    private final int width;
    private final int block;
    private final int radius;
    private final int side;
    private final float[] window;
    private final float[] shifted;
    private final float[] products;

    /**
     * @param pattern where the blocks are
     * @param searched where they are looked for; of the same size
     * @param block side of a block in pixels
     * @param radius how far around the same place is searched, in pixels
     */
    public BlockSearch(GreyPlane pattern, GreyPlane searched, int block, int radius) {
        this.pattern = pattern.values();
        this.searched = searched.values();
        this.width = searched.width();
        this.block = block;
        this.radius = radius;
        this.side = block + 2 * radius;
        this.window = new float[side * side];
        this.products = new float[2 * radius * (side + 1) + 1];
        this.shifted = new float[products.length];
        int height = this.searched.length / width;
        sums = new double[(width + 1) * (height + 1)];
        squares = new double[sums.length];
        for (int y = 0; y < height; y++) {
            double sum = 0;
            double square = 0;
            for (int x = 0; x < width; x++) {
                double value = this.searched[y * width + x];
                sum += value;
                square += value * value;
                int at = (y + 1) * (width + 1) + x + 1;
                sums[at] = sums[at - width - 1] + sum;
                squares[at] = squares[at - width - 1] + square;
            }
        }
    }

    /** A shift in pixels and how alike the two places are. */
    public record Match(int dx, int dy, double correlation) {}

    /** Standard deviation of the block whose top left corner is given. */
    public double deviation(int left, int top) {
        return moments(left, top).deviation();
    }

    private record Moments(double mean, double deviation) {}

    private Moments moments(int left, int top) {
        double sum = 0;
        double square = 0;
        for (int y = top; y < top + block; y++) {
            for (int x = left; x < left + block; x++) {
                double value = pattern[y * width + x];
                sum += value;
                square += value * value;
            }
        }
        double count = (double) block * block;
        return new Moments(sum / count, Math.sqrt(Math.max(0, square / count - sum * sum / count / count)));
    }

    /** The shift at which the other plane resembles the block best; the first such one row by row. */
    public Match best(int left, int top) {
        multiply(left, top);
        double count = (double) block * block;
        Moments moments = moments(left, top);
        double mean = moments.mean();
        double spread = moments.deviation() * Math.sqrt(count);
        Match best = new Match(0, 0, Double.NEGATIVE_INFINITY);
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double sum = inside(sums, left + dx, top + dy);
                double square = inside(squares, left + dx, top + dy) - sum * sum / count;
                double common = products[(dy + radius) * side + dx + radius] - mean * sum;
                double sizes = Math.sqrt(Math.max(0, square)) * spread;
                double correlation = sizes < PLAIN ? 0 : Math.clamp(common / sizes, -1, 1);
                if (correlation > best.correlation()) {
                    best = new Match(dx, dy, correlation);
                }
            }
        }
        return best;
    }

    /**
     * Sums of products for all shifts at once: the shift (dx, dy) at dy * side of the window + dx, both counted from the
     * window's corner. What lies between the rows is computed too and means nothing: long plain loops are what the
     * compiler turns into vector instructions.
     */
    private void multiply(int left, int top) {
        Arrays.fill(products, 0);
        for (int y = 0; y < side; y++) {
            System.arraycopy(searched, (top - radius + y) * width + left - radius, window, y * side, side);
        }
        for (int y = 0; y < block; y++) {
            for (int x = 0; x < block; x++) {
                System.arraycopy(window, y * side + x, shifted, 0, shifted.length);
                addProducts(pattern[(top + y) * width + left + x], shifted, products);
            }
        }
    }

    /** Both read at the same place: the compiler cannot tell arrays apart that are read at different ones. */
    private static void addProducts(float value, float[] shifted, float[] products) {
        for (int i = 0; i < products.length; i++) {
            products[i] += value * shifted[i];
        }
    }

    private double inside(double[] integral, int left, int top) {
        int first = top * (width + 1) + left;
        int last = first + block * (width + 1);
        return integral[last + block] - integral[last] - integral[first + block] + integral[first];
    }
}
