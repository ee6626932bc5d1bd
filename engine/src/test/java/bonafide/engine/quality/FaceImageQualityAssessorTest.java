package bonafide.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.detection.BoundingBox;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaceImageQualityAssessorTest {
    private static final int SIZE = 300;

    private final FaceImageQualityAssessor assessor = new FaceImageQualityAssessor(17, 19.5);
    private final QualityPolicy policy = new QualityPolicy(17, 19.5);

    @ParameterizedTest
    @EnumSource(QualityComponent.class)
    void saysOfEveryComponentWhatItIsOrThatItCannotBeTold(QualityComponent component) {
        QualityMeasure measure = assess(textured(level -> level), 24).of(component);

        if (measure.assessable()) {
            assertThat(Objects.requireNonNull(measure.value())).isBetween(0, 100);
            assertThat(component.unit()).isNotEmpty();
        } else {
            assertThat(measure.value()).isNull();
        }
    }

    @Test
    void blurLowersSharpnessAndNothingElse() {
        QualityAssessment sharp = assess(textured(level -> level), 24);
        QualityAssessment blurred;
        try (Image picture = textured(level -> level);
                Image small = picture.resized(SIZE / 8, SIZE / 8);
                Image large = small.resized(SIZE, SIZE)) {
            blurred = assess(large, 24);
        }

        assertThat(nativeValue(blurred, QualityComponent.SHARPNESS))
                .isLessThan(nativeValue(sharp, QualityComponent.SHARPNESS) / 4);
        assertThat(blurred.of(QualityComponent.INTER_EYE_DISTANCE))
                .isEqualTo(sharp.of(QualityComponent.INTER_EYE_DISTANCE));
    }

    @Test
    void countsWhatIsTooDarkAndTooBright() {
        QualityAssessment dark = assess(textured(level -> level / 12), 24);
        QualityAssessment bright = assess(textured(level -> Math.min(255, 200 + level)), 24);

        assertThat(nativeValue(dark, QualityComponent.UNDER_EXPOSURE_PREVENTION))
                .isEqualTo(1);
        assertThat(nativeValue(bright, QualityComponent.OVER_EXPOSURE_PREVENTION))
                .isGreaterThan(0.5);
        assertThat(nativeValue(dark, QualityComponent.DYNAMIC_RANGE)).isLessThan(5);
    }

    @Test
    void asksForAnotherPhotoWhenTheTemplateIsNearlyEmptyAndWarnsWhenItIsThin() {
        QualityAssessment empty = assess(textured(level -> level), 14);
        QualityAssessment thin = assess(textured(level -> level), 18);

        assertThat(policy.retake(empty, QualityStrictness.STANDARD))
                .hasValueSatisfying(finding -> assertThat(finding.detail())
                        .isEqualTo("UnifiedQualityScore is 14.00 (template norm); at least 14.45 is needed."));
        assertThat(policy.retake(empty, QualityStrictness.LENIENT)).isEmpty();
        assertThat(policy.retake(thin, QualityStrictness.STANDARD)).isEmpty();
        assertThat(policy.judge(thin, QualityStrictness.STANDARD))
                .extracting(QualityFinding::component)
                .contains(QualityComponent.UNIFIED_QUALITY_SCORE);
        assertThat(policy.retake(thin, QualityStrictness.STRICT)).isPresent();
    }

    @Test
    void aDarkFaceIsWarnedOfButNotRefusedByTheStandardPolicy() {
        QualityAssessment dark = assess(textured(level -> level / 12), 24);

        assertThat(policy.retake(dark, QualityStrictness.STANDARD)).isEmpty();
        assertThat(policy.judge(dark, QualityStrictness.STANDARD))
                .extracting(QualityFinding::component)
                .contains(QualityComponent.UNDER_EXPOSURE_PREVENTION);
        assertThat(policy.retake(dark, QualityStrictness.STRICT)).isPresent();
    }

    @Test
    void tellsHowMuchOfTheHeadIsCutOff() {
        try (Image picture = textured(level -> level)) {
            QualityAssessment cut = assessor.assess(picture, List.of(faceAt(40, 150)), 24, OptionalInt.of(90));

            assertThat(nativeValue(cut, QualityComponent.LEFTWARD_CROP_OF_THE_FACE_IMAGE))
                    .isEqualTo(0.5);
            assertThat(policy.retake(cut, QualityStrictness.STRICT))
                    .hasValueSatisfying(finding -> assertThat(finding.component())
                            .isEqualTo(QualityComponent.LEFTWARD_CROP_OF_THE_FACE_IMAGE));
        }
    }

    private QualityAssessment assess(Image picture, double norm) {
        try (picture) {
            return assessor.assess(picture, List.of(faceAt(150, 130)), norm, OptionalInt.of(90));
        }
    }

    private static double nativeValue(QualityAssessment assessment, QualityComponent component) {
        return Objects.requireNonNull(assessment.of(component).nativeValue());
    }

    /** A frontal face of 80 pixels between the eyes, their midpoint at the given place. */
    private static DetectedFace faceAt(double x, double y) {
        return new DetectedFace(
                new BoundingBox(x - 75, y - 80, 150, 200),
                new FacialLandmarks(
                        new Point(x - 40, y),
                        new Point(x + 40, y),
                        new Point(x, y + 46),
                        new Point(x - 33, y + 92),
                        new Point(x + 33, y + 92)),
                0.9);
    }

    private static Image textured(IntUnaryOperator exposure) {
        SplittableRandom random = new SplittableRandom(5);
        byte[] bgr = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int level = exposure.applyAsInt(random.nextInt(40, 215));
            bgr[3 * i] = (byte) level;
            bgr[3 * i + 1] = (byte) level;
            bgr[3 * i + 2] = (byte) level;
        }
        return Image.ofBgr(SIZE, SIZE, bgr);
    }
}
