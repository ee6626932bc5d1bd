package bonafide.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.alignment.FaceAligner;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.detection.BoundingBox;
import bonafide.engine.image.Point;
import bonafide.engine.testing.ReferenceNumbers;
import bonafide.engine.testing.Repository;
import bonafide.engine.testing.TestPhotos;
import bonafide.engine.verification.SampleResult.Sampled;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast profile against other libraries on the same photos, at every hop, within the stated tolerances. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceAgreementTest {
    private static final double PIXELS = 1.5;
    private static final double GREY_LEVELS = 1.5;
    private static final double COSINE = 0.005;

    private final ReferenceNumbers numbers = ReferenceNumbers.load();
    private FaceVerifier verifier;

    @BeforeAll
    void open() {
        verifier = FaceVerifier.open(Repository.models(), EngineOptions.DEFAULT.withProfile(RecognitionProfile.FAST));
    }

    @AfterAll
    void close() {
        verifier.close();
    }

    List<ReferenceNumbers.Photo> photos() {
        return numbers.photos();
    }

    List<ReferenceNumbers.Pair> pairs() {
        return numbers.pairs();
    }

    @ParameterizedTest
    @MethodSource("photos")
    void decodesDetectsAndAlignsAsTheReferenceDoes(ReferenceNumbers.Photo expected) {
        try (var result = verifier.sample(TestPhotos.read(expected.file()))) {
            FaceSample sample = ((Sampled) result).sample();
            assertThat(sample.picture().width()).isEqualTo(expected.width());
            assertThat(sample.picture().height()).isEqualTo(expected.height());
            assertThat(sample.face().score()).isCloseTo(expected.score(), within(0.01));
            BoundingBox box = sample.face().box();
            assertAllClose(new double[] {box.x(), box.y(), box.width(), box.height()}, expected.box(), PIXELS);
            List<Point> points = sample.face().landmarks().points();
            for (int i = 0; i < 5; i++) {
                assertAllClose(
                        new double[] {points.get(i).x(), points.get(i).y()},
                        expected.landmarks().get(i),
                        PIXELS);
            }
            try (var aligned = FaceAligner.align(sample.picture(), sample.face().landmarks())) {
                assertAllClose(aligned.crop().meanBgr(), expected.cropMeanBgr(), GREY_LEVELS);
            }
            assertThat(sample.template().norm()).isCloseTo(expected.templateNorm(), within(0.25));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void comparesAsTheReferenceDoes(ReferenceNumbers.Pair expected) {
        Verification verification = verifier.verify(
                TestPhotos.read(expected.reference()), TestPhotos.read(expected.probe()), DecisionPolicy.DEFAULT);
        assertThat(Objects.requireNonNull(verification.comparison()).cosine())
                .isCloseTo(expected.cosine(), within(COSINE));
    }

    private static void assertAllClose(double[] actual, List<Double> expected, double tolerance) {
        assertThat(actual)
                .containsExactly(expected.stream().mapToDouble(number -> number).toArray(), within(tolerance));
    }
}
