package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AffineTransformTest {
    private static final AffineTransform TILTED = new AffineTransform(0.9, 0.2, 5, -0.1, 1.1, -3);

    @Test
    void findsTheTransformThatMovedThePoints() {
        List<Point> from = grid();
        List<Point> to = from.stream().map(TILTED::apply).toList();

        AffineTransform found = AffineTransform.fitting(from, to, equalWeights(from));

        for (Point corner : List.of(new Point(0, 0), new Point(100, 0), new Point(0, 100))) {
            assertThat(found.apply(corner).distanceTo(TILTED.apply(corner))).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void appliesOneTransformAfterTheOther() {
        var turned = new AffineTransform(0, -1, 7, 1, 0, 2);
        var point = new Point(3, 11);

        assertThat(TILTED.then(turned).apply(point).distanceTo(turned.apply(TILTED.apply(point))))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void ignoresAPointOfWeightZero() {
        List<Point> from = grid();
        List<Point> to = new ArrayList<>(from.stream().map(TILTED::apply).toList());
        to.set(4, new Point(500, -500));
        double[] weights = equalWeights(from);
        weights[4] = 0;

        AffineTransform found = AffineTransform.fitting(from, to, weights);

        assertThat(found.apply(from.get(4)).distanceTo(TILTED.apply(from.get(4))))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void staysPutWhereThePointsSayNothing() {
        List<Point> line = List.of(new Point(0, 0), new Point(1, 1), new Point(2, 2));

        assertThat(AffineTransform.fitting(line, line, equalWeights(line))).isEqualTo(AffineTransform.IDENTITY);
        assertThat(AffineTransform.fitting(grid(), grid(), new double[9])).isEqualTo(AffineTransform.IDENTITY);
    }

    private static List<Point> grid() {
        List<Point> points = new ArrayList<>();
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
                points.add(new Point(20 * x, 30 * y));
            }
        }
        return points;
    }

    private static double[] equalWeights(List<Point> points) {
        return points.stream().mapToDouble(_ -> 1).toArray();
    }
}
