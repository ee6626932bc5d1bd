package bonafide.engine.verification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.testing.Repository;
import bonafide.engine.testing.TestPhotos;
import bonafide.engine.verification.PresentationResult.Assessed;
import bonafide.engine.verification.PresentationResult.NotAssessed;
import bonafide.engine.verification.SampleResult.Sampled;
import bonafide.engine.verification.SampleResult.Unusable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error rates are measured on what calls decide by. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresentationTest {
    private final FaceVerifier verifier = FaceVerifier.open(Repository.models(), EngineOptions.DEFAULT);

    @AfterAll
    void close() {
        verifier.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void isScoredAsInACallHoweverItLies(int quarters) {
        for (String photo : TestPhotos.NAMES) {
            EncodedImage probe = lying(photo, quarters);
            var call = verifier.verify(TestPhotos.read("person_b_1.jpg"), probe, DecisionPolicy.DEFAULT);

            assertThat(verifier.presentation(probe))
                    .as(photo)
                    .isEqualTo(new Assessed(requireNonNull(call.attack()).presentation()));
        }
    }

    @Test
    void isScoredWhereItsFaceIsTurnedTooFarToCompare() {
        try (FaceSample photo = sample("person_b_2.jpg");
                Image head = TurnedHead.sideways(photo.picture(), photo.face().landmarks(), 72);
                Scene scene = Scene.of(head, photo, 960, 720, 300, 0)) {
            EncodedImage turnedAway = scene.file(90);

            try (SampleResult call = verifier.sample(turnedAway)) {
                assertThat(call).isInstanceOfSatisfying(Unusable.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(UnassessableReason.NO_FACE);
                    assertThat(requireNonNull(refused.evidence()).faces()).isNotEmpty();
                });
            }
            assertThat(verifier.presentation(turnedAway)).isInstanceOf(Assessed.class);
        }
    }

    @Test
    void saysWhyThereIsNothingToScore() {
        var text = new EncodedImage("no picture".getBytes(StandardCharsets.UTF_8));

        assertThat(verifier.presentation(text))
                .isInstanceOfSatisfying(
                        NotAssessed.class,
                        refused -> assertThat(refused.reason()).isEqualTo(UnassessableReason.NOT_A_JPEG));
    }

    private FaceSample sample(String photo) {
        return ((Sampled) verifier.sample(TestPhotos.read(photo))).sample();
    }

    private EncodedImage lying(String photo, int quarters) {
        try (FaceSample upright = sample(photo);
                Image turned = upright.picture().turned(quarters)) {
            return new EncodedImage(turned.jpeg(95));
        }
    }
}
