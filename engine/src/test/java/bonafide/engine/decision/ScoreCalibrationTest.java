package bonafide.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.inference.ModelManifest;
import bonafide.engine.testing.Repository;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCalibrationTest {

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0.99",
        "-0.10, 0, 0.99",
        "0.12, 30, 0.5",
        "0.235, 60, 1e-1",
        "0.325, 70, 1e-2",
        "0.391, 80, 1e-3",
        "0.444, 90, 1e-4",
        "0.484, 95, 1e-5",
        "0.521, 98, 1e-6",
        "1, 100, 1e-6"
    })
    void givesThePublishedScoreAtEachPointOfTheShippedTable(double cosine, double score, double falseMatchRate) {
        var comparison = new ComparisonScore(cosine);
        assertThat(shipped("standard").similarityScore(comparison)).isEqualTo(score);
        assertThat(shipped("standard").falseMatchRate(comparison)).isCloseTo(falseMatchRate, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "fast"})
    void neverFallsWhenTheCosineRises(String profile) {
        ScoreCalibration calibration = shipped(profile);
        for (double cosine = -1; cosine < 1; cosine += 0.001) {
            var lower = new ComparisonScore(cosine);
            var higher = new ComparisonScore(Math.min(1, cosine + 0.001));
            assertThat(calibration.similarityScore(higher)).isGreaterThanOrEqualTo(calibration.similarityScore(lower));
            assertThat(calibration.falseMatchRate(higher)).isLessThanOrEqualTo(calibration.falseMatchRate(lower));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-1, 3e-2, 1e-2, 4e-3, 1e-3, 1e-4, 2e-5, 1e-5, 1e-6})
    void meetsATargetExactlyFromItsScoreOn(double target) {
        ScoreCalibration calibration = shipped("standard");
        for (double cosine = 0; cosine < 1; cosine += 0.0007) {
            var comparison = new ComparisonScore(cosine);
            assertThat(calibration.meets(comparison, target))
                    .isEqualTo(calibration.falseMatchRate(comparison) <= target * (1 + 1e-9));
        }
    }

    @Test
    void refusesATargetThatWasNeverShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shipped("standard").similarityScoreAt(1e-7))
                .withMessageContaining("1.0E-7 is below what this calibration shows");
    }

    @Test
    void noScoreMeetsATargetThatWasNeverShownAndItSaysWhy() {
        var identical = new ComparisonScore(1);
        assertThat(shipped("standard").meets(identical, 1e-6)).isTrue();
        assertThat(shipped("standard").objectionTo(1e-6)).isEmpty();
        assertThat(shipped("standard").meets(identical, 1e-7)).isFalse();
        assertThat(shipped("standard").objectionTo(1e-7).orElseThrow())
                .contains("down to 1.0e-06, none as small as 1.0e-07");
    }

    @Test
    void withoutATableNothingMeetsAnything() {
        var none = ScoreCalibration.none("model a, profile fast");
        assertThat(none.meets(new ComparisonScore(1), 0.9)).isFalse();
        assertThat(none.falseMatchRate(new ComparisonScore(1))).isEqualTo(1);
        assertThat(none.objectionTo(0.9))
                .hasValue("model a, profile fast has no score table: make one with bonafide calibrate");
    }

    @Test
    void refusesATableThatFalls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreCalibration("", List.of(0.2, 0.1), List.of(0.1, 0.0), List.of(0.0, 100.0)))
                .withMessageContaining("cosine must rise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreCalibration("", List.of(0.1, 0.2), List.of(0.1, 0.2), List.of(0.0, 100.0)))
                .withMessageContaining("fmr must fall");
    }

    private static ScoreCalibration shipped(String profile) {
        Map<String, ModelManifest.Calibration> tables = ModelManifest.read(
                        Repository.models().resolve("manifest.toml"))
                .forJob(ModelManifest.RECOGNITION)
                .calibration();
        var table = Objects.requireNonNull(Objects.requireNonNull(tables).get(profile));
        return new ScoreCalibration(table.data(), table.cosine(), table.fmr(), table.score());
    }
}
