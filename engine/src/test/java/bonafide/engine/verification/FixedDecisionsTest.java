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
        "person_a_1, person_a_2, true, 0.616, 98.39",
        "person_a_1, person_b_1, false, -0.012, 11.93",
        "person_a_1, person_b_2, false, -0.023, 10.54",
        "person_a_1, impostor_1, false, 0.044, 19.60",
        "person_a_1, impostor_2, false, 0.211, 53.63",
        "person_a_2, person_b_1, false, 0.080, 24.58",
        "person_a_2, person_b_2, false, 0.080, 24.61",
        "person_a_2, impostor_1, false, 0.145, 36.62",
        "person_a_2, impostor_2, false, 0.260, 62.73",
        "person_b_1, person_b_2, true, 0.773, 99.05",
        "person_b_1, impostor_1, false, 0.105, 27.99",
        "person_b_1, impostor_2, false, 0.139, 35.08",
        "person_b_2, impostor_1, false, 0.063, 22.22",
        "person_b_2, impostor_2, false, 0.150, 37.81",
        "impostor_1, impostor_2, false, 0.042, 19.34"
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
