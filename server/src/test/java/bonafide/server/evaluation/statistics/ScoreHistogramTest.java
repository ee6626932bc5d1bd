package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreHistogramTest {

    @Test
    void findsTheFloorThatHoldsNoMoreThanTheLimit() {
        ScoreHistogram histogram = new ScoreHistogram();
        for (int i = 0; i < 1000; i++) {
            histogram.add(i / 1000f);
        }

        float floor = histogram.floorFor(100);

        long above = 0;
        for (int i = 0; i < 1000; i++) {
            above += i / 1000f >= floor ? 1 : 0;
        }
        assertThat(above).isBetween(98L, 100L);
        assertThat(histogram.floorFor(1000)).isEqualTo(-1f);
        assertThat(histogram.total()).isEqualTo(1000);
    }

    @Test
    void keepsEveryScoreInItsCoarseSteps() {
        ScoreHistogram histogram = new ScoreHistogram();
        histogram.add(-1f);
        histogram.add(0.999f);
        histogram.add(1f);

        long[] steps = histogram.inSteps(4);

        assertThat(steps).containsExactly(1, 0, 0, 2);
    }
}
