package bonafide.server.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QualityDiscardTest {

    @Test
    void discardsTheLowestQualityFirst() {
        float[] scores = {0.1f, 0.8f, 0.2f, 0.9f, 0.7f};
        float[] qualities = {12, 25, 18, 24, 26};

        var curve = QualityDiscard.curve(scores, qualities, 0.444, 0, 0.2, 0.4);

        assertThat(curve)
                .containsExactly(
                        new QualityDiscard.Point(0, 5, 0.4),
                        new QualityDiscard.Point(0.2, 4, 0.25),
                        new QualityDiscard.Point(0.4, 3, 0));
    }
}
