package bonafide.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.testing.Repository;
import bonafide.engine.testing.TestPhotos;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the shipped models, pipeline and score table say of all pairs of the test photos. A change here changes what every
 * published score means: it needs a new calibration, a line in CHANGELOG.md and new numbers, in this order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixedDecisionsTest {
    private final FaceVerifier verifier = FaceVerifier.open(Repository.models(), EngineOptions.DEFAULT);

    @AfterAll
    void close() {
        verifier.close();
    }

    @ParameterizedTest
    @CsvSource({
        "person_a_1, person_a_2, true, 0.631, 98.45",
        "person_b_1, person_b_2, true, 0.769, 99.03",
        "person_a_1, person_b_1, false, 0.003, 13.98",
        "person_a_1, person_b_2, false, -0.006, 12.76",
        "person_a_1, impostor_1, false, 0.013, 15.44",
        "person_a_1, impostor_2, false, 0.176, 44.51",
        "person_a_2, person_b_1, false, 0.097, 26.91",
        "person_a_2, person_b_2, false, 0.118, 29.78",
        "person_a_2, impostor_1, false, 0.108, 28.34",
        "person_a_2, impostor_2, false, 0.241, 60.62",
        "person_b_1, impostor_1, false, 0.131, 32.75",
        "person_b_1, impostor_2, false, 0.134, 33.74",
        "person_b_2, impostor_1, false, 0.091, 26.01",
        "person_b_2, impostor_2, false, 0.120, 30.11",
        "impostor_1, impostor_2, false, -0.029, 9.65"
    })
    void decideAsPublished(String reference, String probe, boolean match, double cosine, double score) {
        Verification verification = verifier.verify(
                TestPhotos.read(reference + ".jpg"), TestPhotos.read(probe + ".jpg"), DecisionPolicy.DEFAULT);
        assertThat(Objects.requireNonNull(verification.comparison()).cosine()).isCloseTo(cosine, within(0.002));
        assertThat(verification.outcome()).isInstanceOfSatisfying(Decided.class, decided -> {
            assertThat(decided.match()).isEqualTo(match);
            assertThat(decided.attack()).isFalse();
            assertThat(decided.similarityScore()).isCloseTo(score, within(0.6));
            assertThat(decided.falseMatchRate()).isBetween(match ? 1e-7 : 1e-3, match ? 1e-5 : 1.0);
        });
    }
}
