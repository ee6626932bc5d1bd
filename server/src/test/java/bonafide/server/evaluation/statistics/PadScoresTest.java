package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PadScoresTest {
    /** One source of four bona fide pictures that is easy, and one of two that is not. */
    private static final PadScores SCORES = new PadScores(
            Map.of("easy", new double[] {-4, -3, -2, -1}, "hard", new double[] {1, 5}),
            Map.of("easy", new double[] {8, 9, 10, 11}, "hard", new double[] {4, 7}));

    @Test
    void countsAttacksBelowTheCutAndBonaFideFromItOn() {
        assertThat(SCORES.pooled().at(5)).isEqualTo(new PadScores.Point(5, 1.0 / 6, 1 - 5.0 / 6));
        assertThat(SCORES.pooled().at(100).bpcer()).isZero();
        assertThat(SCORES.pooled().at(-100).apcer()).isZero();
    }

    @Test
    void letsEachSourceWeighTheSame() {
        assertThat(SCORES.at(5).bpcer()).isCloseTo((0 + 0.5) / 2, within(1e-12));
        assertThat(SCORES.at(5).apcer()).isCloseTo((0 + 0.5) / 2, within(1e-12));
    }

    @Test
    void findsWhereBothErrorsAreTheSame() {
        PadScores.Point equal = SCORES.equalError();

        assertThat(equal.cut()).isEqualTo(5);
        assertThat(equal.apcer()).isEqualTo(equal.bpcer()).isEqualTo(0.25);
    }

    @Test
    void countsPairsInWhichTheAttackScoresHigher() {
        assertThat(SCORES.areaUnderCurve()).isCloseTo(35.0 / 36, within(1e-12));
        assertThat(new PadScores(Map.of("s", new double[] {1}), Map.of("s", new double[] {1})).areaUnderCurve())
                .isEqualTo(0.5);
    }

    @Test
    void proposesTheLowestCutThatAccusesNoMoreThanAllowed() {
        assertThat(SCORES.cutForBpcer(0.25)).isEqualTo(4);
        assertThat(SCORES.cutForBpcer(0)).isEqualTo(7);
    }

    @Test
    void proposesACutAboveAllScoresWhereTheHighestIsBonaFide() {
        var mixed = new PadScores(Map.of("s", new double[] {9}), Map.of("s", new double[] {1}));

        assertThat(mixed.cutForBpcer(0)).isGreaterThan(9);
    }
}
