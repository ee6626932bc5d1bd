package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    @Test
    void putsEachRateWhereTheScoresHaveItAndOneDecadeBeyondByTheTail() {
        // Exponential above 0.2: each factor e of rarity adds 0.03; true score at 1e-5 is 0.2 + 0.03 ln(0.5e5).
        ScoreTable table = table(400_000);

        for (ScoreTable.Point point : table.points()) {
            if (point.falseMatchRate() > 0 && point.falseMatchRate() < 0.5) {
                double truth = 0.2 + 0.03 * Math.log(0.5 / point.falseMatchRate());
                assertThat(point.score()).isCloseTo(truth, within(point.support() > 0 ? 0.012 : 0.03));
            }
        }
        assertThat(table.points())
                .filteredOn(point -> point.support() > 0)
                .extracting(ScoreTable.Point::falseMatchRate)
                .containsExactly(0.5, 1e-1, 1e-2, 1e-3, 1e-4);
        assertThat(table.points())
                .filteredOn(point -> point.support() == 0)
                .extracting(ScoreTable.Point::falseMatchRate)
                .containsExactly(0.99, 1e-5, 0.0);
        assertThat(Objects.requireNonNull(table.tail()).shape()).isCloseTo(0, within(0.15));
    }

    @Test
    void scoresRiseAndKeepTheirMeaning() {
        ScoreTable table = table(400_000);

        assertThat(table.points())
                .extracting(ScoreTable.Point::similarityScore)
                .startsWith(0.0, 30.0, 60.0, 70.0, 80.0);
        for (int i = 1; i < table.points().size(); i++) {
            assertThat(table.points().get(i).score())
                    .isGreaterThan(table.points().get(i - 1).score());
        }
    }

    @Test
    void refusesToCallAFewComparisonsACalibration() {
        assertThatThrownBy(() -> table(500))
                .hasMessageContaining("needs 1000 comparisons")
                .hasMessageContaining("500");
    }

    private static ScoreTable table(int n) {
        SplittableRandom random = new SplittableRandom(4);
        float[] scores = new float[n];
        ScoreHistogram histogram = new ScoreHistogram();
        for (int i = 0; i < n; i++) {
            scores[i] = random.nextBoolean()
                    ? (float) random.nextDouble(-0.05, 0.2)
                    : (float) (0.2 - 0.03 * Math.log(1 - random.nextDouble()));
            histogram.add(scores[i]);
        }
        int[] nobody = new int[n];
        return ScoreTable.of(ScoreSample.complete(scores, nobody, nobody), histogram);
    }
}
