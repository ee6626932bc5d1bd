package bonafide.engine.pad;

import static bonafide.engine.pad.CanvasFace.CANVAS;

import bonafide.engine.image.AffineTransform;
import bonafide.engine.image.BlockSearch;
import bonafide.engine.image.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Where small blocks of one face lie in another one.
 *
 * @param from middles of the blocks that have structure enough
 * @param to where each was found
 * @param alike correlation of each with what was found
 */
record BlockMatches(List<Point> from, List<Point> to, List<Double> alike) {
    private static final int BLOCK = 20;
    private static final int STEP_X = 18;
    private static final int STEP_Y = 17;
    private static final int FIRST_X = 26;
    private static final int FIRST_Y = 28;
    private static final int REACH = 7;
    private static final double PLAIN = 0.25;
    private static final double COVERED = 0.9;
    private static final int FEWEST = 8;
    private static final int ROUNDS = 8;

    static BlockMatches find(CanvasFace of, CanvasFace in) {
        var found = new BlockMatches(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var search = new BlockSearch(of.detail(), in.detail(), BLOCK, REACH);
        float[] covered = of.covered().values();
        for (int y = FIRST_Y; y <= CANVAS - FIRST_Y; y += STEP_Y) {
            for (int x = FIRST_X; x <= CANVAS - FIRST_X; x += STEP_X) {
                int left = x - BLOCK / 2;
                int top = y - BLOCK / 2;
                if (isCovered(covered, left, top) && search.deviation(left, top) >= PLAIN) {
                    BlockSearch.Match match = search.best(left, top);
                    found.from.add(new Point(x, y));
                    found.to.add(new Point(x + match.dx(), y + match.dy()));
                    found.alike.add(match.correlation());
                }
            }
        }
        return found;
    }

    private static boolean isCovered(float[] covered, int left, int top) {
        double sum = 0;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                sum += covered[y * CANVAS + x];
            }
        }
        return sum >= COVERED * BLOCK * BLOCK;
    }

    /** Too few say nothing about the whole face. */
    boolean enough() {
        return from.size() >= FEWEST;
    }

    /** Blocks that found their like count most; from the second round on also those that agree with the others. */
    AffineTransform fit() {
        double[] trust = alike.stream()
                .mapToDouble(c -> Math.pow(Math.clamp(c, 0, 1), 4))
                .toArray();
        double[] weights = trust.clone();
        AffineTransform transform = AffineTransform.IDENTITY;
        for (int round = 0; round < ROUNDS; round++) {
            transform = AffineTransform.fitting(from, to, weights);
            for (int i = 0; i < weights.length; i++) {
                double error = transform.apply(from.get(i)).distanceTo(to.get(i));
                weights[i] = trust[i] / Math.pow(1 + error * error, 2);
            }
        }
        return transform;
    }
}
