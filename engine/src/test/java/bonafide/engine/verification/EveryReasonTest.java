package bonafide.engine.verification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.quality.QualityAssessment;
import bonafide.engine.quality.QualityComponent;
import bonafide.engine.quality.QualityFinding;
import bonafide.engine.quality.QualityMeasure;
import bonafide.engine.testing.Repository;
import bonafide.engine.testing.TestPhotos;
import bonafide.engine.verification.SampleResult.Sampled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For every reason to ask for another photo there is a picture that is answered with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryReasonTest {
    private static final EncodedImage DOCUMENT = TestPhotos.read("person_b_1.jpg");
    private static final DecisionPolicy USUAL = DecisionPolicy.DEFAULT;
    private static final DecisionPolicy ONE_FACE = new DecisionPolicy(
            USUAL.targetFalseMatchRate(), USUAL.padMode(), USUAL.quality(), true, USUAL.acceptSamePicture(), 0);

    private final FaceVerifier verifier = FaceVerifier.open(Repository.models(), EngineOptions.DEFAULT);
    private final FaceSample photo = ((Sampled) verifier.sample(TestPhotos.read("person_b_2.jpg"))).sample();

    @TempDir
    private Path folder;

    @AfterAll
    void close() {
        photo.close();
        verifier.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = UnassessableReason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ATTACK_UNCERTAIN", "TRIES_EXHAUSTED", "ATTACK_DETECTION_FAILED"})
    void isAnsweredForItsPicture(UnassessableReason reason) {
        var outcome = verifier.verify(
                        DOCUMENT, picture(reason), reason == UnassessableReason.SEVERAL_FACES ? ONE_FACE : USUAL)
                .outcome();

        assertThat(outcome).isInstanceOfSatisfying(Unassessable.class, unassessable -> {
            assertThat(unassessable.reason()).isEqualTo(reason);
            assertThat(unassessable.picture()).isEqualTo(PictureRole.PROBE);
            assertThat(unassessable.detail()).endsWith(".").hasSizeGreaterThan(20);
        });
    }

    private EncodedImage picture(UnassessableReason reason) {
        return switch (reason) {
            case NOT_A_JPEG -> new EncodedImage("\u0089PNG and so on".getBytes(StandardCharsets.ISO_8859_1));
            case UNREADABLE -> cutInHalf(TestPhotos.read("person_b_2.jpg"));
            case TOO_LARGE -> grey(9000, 32);
            case TOO_SMALL -> grey(12, 12);
            case NO_FACE -> faceless();
            case SEVERAL_FACES -> twoFaces();
            case POOR_QUALITY -> shrunk(48);
            case SAME_PICTURE -> DOCUMENT;
            case ATTACK_UNCERTAIN, TRIES_EXHAUSTED, ATTACK_DETECTION_FAILED ->
                throw new IllegalArgumentException(reason.name());
        };
    }

    /** A small print lying on paper: between clearly an attack and clearly live there is one that is neither. */
    @Test
    void aDoubtfulPresentationIsAskedForAgain() {
        try (FaceSample print = ((Sampled) verifier.sample(TestPhotos.read("person_a_1.jpg"))).sample()) {
            assertThat(IntStream.iterate(240, face -> face <= 350, face -> face + 5)
                            .mapToObj(face -> presented(print, face))
                            .anyMatch(EveryReasonTest::isDoubtful))
                    .isTrue();
        }
    }

    private VerificationOutcome presented(FaceSample print, int face) {
        try (Scene scene = Scene.of(print.picture(), print, 720, 960, face, 12)) {
            return verifier.verify(DOCUMENT, scene.file(85), USUAL).outcome();
        }
    }

    private static boolean isDoubtful(VerificationOutcome outcome) {
        return outcome instanceof Unassessable unassessable
                && unassessable.reason() == UnassessableReason.ATTACK_UNCERTAIN;
    }

    @Test
    void nothingPassesWhenAttackDetectionCannotRun() throws IOException {
        Files.createSymbolicLink(folder.resolve("weights"), Repository.models().resolve("weights"));
        var manifest = Files.readString(Repository.models().resolve("manifest.toml"));
        Files.writeString(
                folder.resolve("manifest.toml"),
                manifest.replace("width = 128, height = 128", "width = 96, height = 96"));

        try (var broken = FaceVerifier.open(folder, EngineOptions.DEFAULT)) {
            var outcome = broken.verify(DOCUMENT, TestPhotos.read("person_b_2.jpg"), USUAL)
                    .outcome();

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Unassessable.class,
                            unassessable -> assertThat(unassessable.reason())
                                    .isEqualTo(UnassessableReason.ATTACK_DETECTION_FAILED));
            assertThat(outcome.passed()).isFalse();
        }
    }

    /** What a strict policy refuses, each shown by the same photo taken badly. */
    enum Defect {
        UNIFIED_QUALITY_SCORE(scene -> scene.blurred(24), 90),
        INTER_EYE_DISTANCE(scene -> scene, 90),
        HEAD_POSE_YAW(scene -> scene, 90),
        HEAD_POSE_PITCH(scene -> scene, 90),
        SHARPNESS(scene -> scene.blurred(24), 90),
        UNDER_EXPOSURE_PREVENTION(scene -> scene.exposed(level -> level / 10), 90),
        OVER_EXPOSURE_PREVENTION(scene -> scene.exposed(level -> 3 * level + 60), 90),
        DYNAMIC_RANGE(scene -> scene.exposed(level -> 3 * level + 60), 100),
        COMPRESSION_ARTIFACTS(scene -> scene, 8),
        LEFTWARD_CROP_OF_THE_FACE_IMAGE(scene -> scene, 90),
        RIGHTWARD_CROP_OF_THE_FACE_IMAGE(scene -> scene, 90),
        MARGIN_ABOVE_OF_THE_FACE_IMAGE(scene -> scene, 90),
        MARGIN_BELOW_OF_THE_FACE_IMAGE(scene -> scene, 90);

        @SuppressWarnings("ImmutableEnumChecker") // functions without a state
        private final Function<Scene, Scene> change;

        private final int quality;

        Defect(Function<Scene, Scene> change, int quality) {
            this.change = change;
            this.quality = quality;
        }

        Scene scene(FaceSample photo) {
            double face = this == INTER_EYE_DISTANCE ? 70 : 300;
            Point centre = switch (this) {
                case LEFTWARD_CROP_OF_THE_FACE_IMAGE -> new Point(36, 360);
                case RIGHTWARD_CROP_OF_THE_FACE_IMAGE -> new Point(924, 360);
                case MARGIN_ABOVE_OF_THE_FACE_IMAGE -> new Point(480, 70);
                case MARGIN_BELOW_OF_THE_FACE_IMAGE -> new Point(480, 710);
                default -> new Point(480, 360);
            };
            try (Image head = head(photo)) {
                return change.apply(Scene.of(head, photo, 960, 720, face, 0, centre));
            }
        }

        private Image head(FaceSample photo) {
            var landmarks = photo.face().landmarks();
            return switch (this) {
                case HEAD_POSE_YAW -> TurnedHead.sideways(photo.picture(), landmarks, 64);
                case HEAD_POSE_PITCH -> TurnedHead.nodding(photo.picture(), landmarks, 55);
                default -> photo.picture().turned(0);
            };
        }
    }

    @Test
    void thereIsAPhotoForAllThatAStrictPolicyRefuses() {
        assertThat(Arrays.stream(Defect.values()).map(Enum::name).collect(Collectors.toSet()))
                .isEqualTo(Stream.of(0.0, 1e9)
                        .flatMap(this::refusedWhenAllAre)
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }

    private Stream<QualityComponent> refusedWhenAllAre(double value) {
        var assessment = new QualityAssessment(Arrays.stream(QualityComponent.values())
                .map(component -> new QualityMeasure(component, value, 0))
                .toList());
        return verifier.qualityPolicy().judge(assessment, QualityStrictness.STRICT).stream()
                .filter(QualityFinding::retake)
                .map(QualityFinding::component);
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void aStrictPolicyNamesWhatIsWrongWithAPhoto(Defect defect) {
        try (Scene scene = defect.scene(photo);
                var found = verifier.sample(scene.file(defect.quality))) {
            assertThat(found).isInstanceOf(Sampled.class);
            var evidence = requireNonNull(((Sampled) found).sample().evidence().sample());
            var quality = evidence.quality();
            assertThat(verifier.qualityPolicy().judge(quality, QualityStrictness.STRICT))
                    .filteredOn(QualityFinding::retake)
                    .extracting(QualityFinding::component)
                    .contains(QualityComponent.valueOf(defect.name()));
        }
    }

    private EncodedImage shrunk(int width) {
        Image picture = photo.picture();
        try (Image small = picture.resized(width, width * picture.height() / picture.width())) {
            return new EncodedImage(small.jpeg(95));
        }
    }

    /** The photo and its mirror image side by side. */
    private EncodedImage twoFaces() {
        Image one = photo.picture();
        try (Image other = one.mirrored()) {
            byte[] left = one.bgr();
            byte[] right = other.bgr();
            int row = 3 * one.width();
            byte[] both = new byte[2 * left.length];
            for (int y = 0; y < one.height(); y++) {
                System.arraycopy(left, y * row, both, 2 * y * row, row);
                System.arraycopy(right, y * row, both, (2 * y + 1) * row, row);
            }
            try (Image picture = Image.ofBgr(2 * one.width(), one.height(), both)) {
                return new EncodedImage(picture.jpeg(90));
            }
        }
    }

    private static EncodedImage cutInHalf(EncodedImage file) {
        return new EncodedImage(Arrays.copyOf(file.bytes(), file.bytes().length / 2));
    }

    private static EncodedImage grey(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        Arrays.fill(pixels, (byte) 128);
        try (Image picture = Image.ofBgr(width, height, pixels)) {
            return new EncodedImage(picture.jpeg(90));
        }
    }

    private static EncodedImage faceless() {
        try (Image picture = FacelessPicture.DOCUMENT.draw(1)) {
            return new EncodedImage(picture.jpeg(90));
        }
    }
}
