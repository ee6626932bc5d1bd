package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final int PEOPLE = 200;

    private final float[] mated = new float[PEOPLE];
    private final float[] nonMated = new float[PEOPLE * (PEOPLE - 1) / 2];
    private final Samples samples = made();

    private Samples made() {
        SplittableRandom random = new SplittableRandom(20);
        int[] self = new int[PEOPLE];
        int[] first = new int[nonMated.length];
        int[] second = new int[nonMated.length];
        int n = 0;
        for (int a = 0; a < PEOPLE; a++) {
            self[a] = a;
            mated[a] = (float) random.nextGaussian(0.7, 0.12);
            for (int b = a + 1; b < PEOPLE; b++) {
                nonMated[n] = (float) random.nextGaussian(0.1, 0.1);
                first[n] = a;
                second[n++] = b;
            }
        }
        return new Samples(
                ScoreSample.complete(mated, self, self), ScoreSample.complete(nonMated, first, second), PEOPLE);
    }

    @Test
    void givesTheRatesACountOfTheRawScoresGives() {
        List<OperatingPoint> points = samples.at(new double[] {1e-2, 1e-3}, new double[] {0.333, 0.41});

        for (OperatingPoint point : points) {
            assertThat(Objects.requireNonNull(point.falseMatches()).errors())
                    .isEqualTo(count(nonMated, point.threshold(), true));
            assertThat(Objects.requireNonNull(point.falseNonMatches()).errors())
                    .isEqualTo(count(mated, point.threshold(), false));
        }
    }

    @Test
    void setsTheLowestThresholdThatKeepsTheRate() {
        double threshold = samples.thresholdAt(1e-2);
        double below = Math.nextDown((float) threshold);

        assertThat((double) count(nonMated, threshold, true) / nonMated.length).isLessThanOrEqualTo(1e-2);
        assertThat((double) count(nonMated, below, true) / nonMated.length).isGreaterThan(1e-2);
    }

    @Test
    void showsNoThresholdThatFewerThanTenFalseMatchesWouldCarry() {
        List<OperatingPoint> points = samples.atOwnThresholds(1e-2, 1e-3, 1e-4, 1e-5);

        assertThat(points).extracting(OperatingPoint::nominal).containsExactly(1e-2, 1e-3);
    }

    @Test
    void intervalsOverPeopleEncloseTheRateAndRepeat() {
        OperatingPoint first =
                samples.at(new double[] {1e-2}, new double[] {0.333}).getFirst();
        OperatingPoint again =
                samples.at(new double[] {1e-2}, new double[] {0.333}).getFirst();

        ErrorRate falseMatches = Objects.requireNonNull(first.falseMatches());
        Interval overPeople = Objects.requireNonNull(falseMatches.overPeople());
        assertThat(falseMatches.rate()).isBetween(overPeople.lower(), overPeople.upper());
        assertThat(again).isEqualTo(first);
    }

    @Test
    void theIntervalOverPeopleIsWiderWhereOnePersonCausesTheErrors() {
        // Person 0 looks like everyone, nobody else like anyone: 19 of 190 comparisons, all one person's doing.
        int people = 20;
        int[] first = new int[190];
        int[] second = new int[190];
        float[] scores = new float[190];
        int n = 0;
        for (int a = 0; a < people; a++) {
            for (int b = a + 1; b < people; b++) {
                first[n] = a;
                second[n] = b;
                scores[n++] = a == 0 ? 0.9f : 0f;
            }
        }
        Samples lamb = new Samples(
                ScoreSample.complete(new float[0], new int[0], new int[0]),
                ScoreSample.complete(scores, first, second),
                people);

        ErrorRate rate = Objects.requireNonNull(
                lamb.at(new double[] {0.1}, new double[] {0.5}).getFirst().falseMatches());

        Interval overPeople = Objects.requireNonNull(rate.overPeople());
        assertThat(overPeople.lower()).isZero();
        assertThat(overPeople.upper()).isGreaterThan(rate.exact().upper());
    }

    @Test
    void theTradeOffCurveFallsInOneRateAsItRisesInTheOther() {
        List<DetPoint> curve = samples.det();

        assertThat(curve).hasSizeGreaterThan(40);
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).falseMatchRate())
                    .isGreaterThanOrEqualTo(curve.get(i - 1).falseMatchRate());
            assertThat(curve.get(i).falseNonMatchRate())
                    .isLessThanOrEqualTo(curve.get(i - 1).falseNonMatchRate());
        }
        assertThat(curve.getLast().falseMatchRate()).isCloseTo(1, within(1e-9));
    }

    private static long count(float[] scores, double threshold, boolean reaching) {
        long count = 0;
        for (float score : scores) {
            if (score >= threshold == reaching) {
                count++;
            }
        }
        return count;
    }
}
