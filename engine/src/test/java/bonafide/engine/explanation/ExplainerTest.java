package bonafide.engine.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.alignment.AlignedFace;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.recognition.FaceTemplate;
import bonafide.engine.testing.Repository;
import bonafide.engine.testing.TestPhotos;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceSample;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.RecognitionProfile;
import bonafide.engine.verification.SampleResult;
import bonafide.engine.verification.SampleResult.Sampled;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final EncodedImage PHOTO = TestPhotos.read("person_b_1.jpg");

    @Test
    void theFaceShownIsTheCropTheFastProfileCompared() {
        try (var verifier = FaceVerifier.open(
                        Repository.models(), EngineOptions.DEFAULT.withProfile(RecognitionProfile.FAST));
                SampleResult result = verifier.sample(PHOTO)) {
            FaceSample sample = ((Sampled) result).sample();

            try (AlignedFace face =
                    verifier.align(sample.picture(), sample.face().landmarks())) {
                FaceTemplate shown = verifier.template(face);
                assertThat(shown.compare(sample.template()).cosine()).isGreaterThan(0.999999);
                assertThat(new Explainer(verifier).alignedCrop(PHOTO, result.evidence()))
                        .hasValue(face.crop().jpeg(92));
            }
        }
    }
}
