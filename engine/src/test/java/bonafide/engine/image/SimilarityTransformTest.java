package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimilarityTransformTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inverseTakesEveryPointBack(long seed) {
        var random = new Random(seed);
        SimilarityTransform transform = randomTransform(random);
        Point point = randomPoint(random);
        assertThat(transform.inverse().apply(transform.apply(point)).distanceTo(point))
                .isLessThan(1e-6);
        assertThat(transform.then(transform.inverse()).apply(point).distanceTo(point))
                .isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fittingRecoversTheTransformThatMadeThePoints(long seed) {
        var random = new Random(seed);
        SimilarityTransform transform = randomTransform(random);
        List<Point> source =
                IntStream.range(0, 5).mapToObj(_ -> randomPoint(random)).toList();
        List<Point> target = source.stream().map(transform::apply).toList();
        SimilarityTransform fitted = SimilarityTransform.fitting(source, target);
        assertThat(fitted.a()).isCloseTo(transform.a(), within(1e-9));
        assertThat(fitted.b()).isCloseTo(transform.b(), within(1e-9));
        assertThat(fitted.shiftX()).isCloseTo(transform.shiftX(), within(1e-6));
        assertThat(fitted.shiftY()).isCloseTo(transform.shiftY(), within(1e-6));
    }

    @Test
    void appliesTheFirstTransformFirst() {
        var turn = new SimilarityTransform(0, 1, 0, 0);
        var shift = new SimilarityTransform(1, 0, 10, 0);
        assertThat(turn.then(shift).apply(new Point(1, 0))).isEqualTo(new Point(10, 1));
        assertThat(shift.then(turn).apply(new Point(1, 0))).isEqualTo(new Point(0, 11));
    }

    @Test
    void refusesPointsThatAllCoincide() {
        var same = List.of(new Point(1, 1), new Point(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> SimilarityTransform.fitting(same, same));
    }

    private static SimilarityTransform randomTransform(Random random) {
        double turn = random.nextDouble(-Math.PI, Math.PI);
        double scale = Math.exp(random.nextDouble(-3, 3));
        return new SimilarityTransform(
                scale * Math.cos(turn),
                scale * Math.sin(turn),
                random.nextDouble(-1000, 1000),
                random.nextDouble(-1000, 1000));
    }

    private static Point randomPoint(Random random) {
        return new Point(random.nextDouble(0, 4000), random.nextDouble(0, 4000));
    }
}
