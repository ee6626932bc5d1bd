package bonafide.engine.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CropScoresTest {

    @Test
    void logOddsAreThoseOfTheSoftmax() {
        double[] z = {1.2, -0.3, 0.4};
        double bonaFide = Math.exp(z[0]) / (Math.exp(z[0]) + Math.exp(z[1]) + Math.exp(z[2]));

        assertThat(CropScores.logOdds(1.2f, -0.3f, 0.4f)).isCloseTo(Math.log(bonaFide / (1 - bonaFide)), within(1e-6));
    }

    @Test
    void logOddsStayExactWhereTheProbabilityIsOne() {
        assertThat(CropScores.logOdds(60f, -40f, -50f)).isCloseTo(100 - Math.exp(-10), within(1e-4));
        assertThat(CropScores.logOdds(-60f, 40f, -50f)).isCloseTo(-100, within(1e-4));
    }

    @Test
    void weighsTheThreeViewsEqually() {
        assertThat(new CropScores(3, -6, 9).mean()).isEqualTo(2);
    }
}
