package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreSampleTest {

    @Test
    void countsAScoreOnTheThresholdAsReachingIt() {
        ScoreSample sample = ScoreSample.complete(
                new float[] {0.2f, -0.5f, 0.444f, 0.9f}, new int[] {0, 1, 2, 3}, new int[] {1, 2, 3, 0});

        assertThat(sample.reaching(0.444f)).isEqualTo(2);
        assertThat(sample.reaching(Math.nextUp(0.444f))).isEqualTo(1);
        assertThat(sample.shareReaching(-1)).isEqualTo(1);
    }

    @Test
    void ordersScoresOfEitherSignAndKeepsTheirPeople() {
        SplittableRandom random = new SplittableRandom(7);
        float[] scores = new float[2000];
        int[] people = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextDouble(-1, 1);
            people[i] = i;
        }

        ScoreSample sample = ScoreSample.complete(scores, people, people);

        for (int rank = 0; rank < sample.held(); rank++) {
            assertThat(sample.score(rank)).isEqualTo(scores[sample.firstPerson(rank)]);
            if (rank > 0) {
                assertThat(sample.score(rank)).isLessThanOrEqualTo(sample.score(rank - 1));
            }
        }
    }

    @Test
    void refusesARateBelowTheScoresHeld() {
        ScoreSample top =
                ScoreSample.highest(new float[] {0.5f, 0.4f}, new int[] {0, 1}, new int[] {1, 2}, 1000, _ -> 1000);

        assertThat(top.shareReaching(0.45)).isEqualTo(1e-3);
        assertThatThrownBy(() -> top.reaching(0.3)).hasMessageContaining("below the scores held");
    }
}
