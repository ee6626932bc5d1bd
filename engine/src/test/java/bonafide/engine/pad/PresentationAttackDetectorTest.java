package bonafide.engine.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.engine.detection.BoundingBox;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.image.EvenColour;
import bonafide.engine.image.Image;
import bonafide.engine.testing.Canvas;
import bonafide.engine.testing.TestPhotos;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationAttackDetectorTest {
    private static TestFaces faces;

    @BeforeAll
    static void open() {
        faces = new TestFaces();
    }

    @AfterAll
    static void close() {
        faces.close();
    }

    /** The same formulas on the same boxes by OpenCV and onnxruntime called from Python. */
    @ParameterizedTest
    @CsvSource({
        "person_a_1.jpg,  67,  48,  73, 103, 9.525, 10.416, 2.321, 0.333",
        "person_a_2.jpg, 203, 169, 314, 411, 8.823,  8.909, 0.501, 0.501",
        "person_b_1.jpg, 216, 152, 285, 387, 7.164,  6.047, 1.135, 0",
        "person_b_2.jpg, 207, 135, 285, 394, 7.741,  8.740, 1.158, 0",
        "impostor_1.jpg, 222, 165, 240, 329, 6.062,  8.979, 0.513, 0.513",
        "impostor_2.jpg, 238, 188, 278, 392, 5.921,  9.125, 0.350, 0"
    })
    void agreesWithTheReferenceNumbers(
            String photo, int x, int y, int width, int height, double near, double frame, double around, double below) {
        try (Image picture = TestFaces.photo(photo)) {
            PadAssessment found = faces.attacks.assessUpright(picture, new BoundingBox(x, y, width, height));

            assertThat(found.crops().near()).isCloseTo(near, within(0.1));
            assertThat(found.crops().wide()).isCloseTo(near, within(0.1));
            assertThat(found.crops().frame()).isCloseTo(frame, within(0.1));
            assertThat(found.lines().around()).isCloseTo(around, within(0.02));
            assertThat(found.lines().below()).isCloseTo(below, within(0.01));
            assertThat(found.score().value()).isCloseTo(around + 2 * below - (2 * near + frame) / 3, within(0.1));
        }
    }

    /** How much colour there is depends on the camera: half of it or half as much again tells nothing of an attack. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.5})
    void scoresAPhotoOfPaleOrStrongColourAsTheSame(double factor) {
        for (String photo : TestPhotos.NAMES) {
            try (Image original = TestFaces.photo(photo);
                    Image other = new EvenColour(factor).applied(original)) {
                DetectedFace face = faces.face(original);

                assertThat(faces.attacks.assess(other, face).crops().mean())
                        .as(photo)
                        .isCloseTo(faces.attacks.assess(original, face).crops().mean(), within(0.7));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void looksAtAPictureThatLiesOnItsSideUpright(int quarters) {
        for (String photo : TestPhotos.NAMES) {
            try (Image original = TestFaces.photo(photo);
                    Image lying = original.turned(quarters)) {
                DetectedFace face = faces.face(original);
                PadAssessment upright = faces.attacks.assess(original, face);
                PadAssessment found = faces.attacks.assess(lying, face.transformed(original.turning(quarters)));

                assertThat(found.score().value())
                        .as(photo)
                        .isCloseTo(upright.score().value(), within(0.5));
                assertThat(found.lines().edges())
                        .extracting(FaceEdge::side)
                        .isEqualTo(upright.lines().edges().stream()
                                .map(FaceEdge::side)
                                .toList());
                assertThat(found.lines().edges())
                        .extracting(edge -> edge.segment().middle())
                        .allSatisfy(middle -> {
                            assertThat(middle.x()).isBetween(0.0, (double) lying.width());
                            assertThat(middle.y()).isBetween(0.0, (double) lying.height());
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 127, 255})
    void bandsLaidAroundAPhotoChangeNothing(int level) {
        for (String photo : TestPhotos.NAMES) {
            try (Image original = TestFaces.photo(photo);
                    Image framed = framed(original, level)) {
                assertThat(faces.assess(framed).score().value())
                        .as(photo)
                        .isCloseTo(faces.assess(original).score().value(), within(2.0));
            }
        }
    }

    /** A fifth wider and higher. */
    private static Image framed(Image picture, int level) {
        int side = picture.width() / 10;
        int above = picture.height() / 10;
        return Canvas.around(picture, side, side, above, above, level);
    }

    @Test
    void scoresEveryRecaptureAboveTheOriginal() {
        var random = new SplittableRandom(30107);
        for (String photo : TestPhotos.NAMES) {
            try (Image original = TestFaces.photo(photo)) {
                PadScore bonaFide = faces.assess(original).score();
                for (var medium : Recapture.Medium.values()) {
                    try (Image recapture = Recapture.of(original, medium, random)) {
                        assertThat(faces.assess(recapture).score())
                                .as("%s of %s", medium, photo)
                                .isGreaterThan(bonaFide);
                    }
                }
            }
        }
    }
}
