package bonafide.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.testing.Repository;
import bonafide.engine.testing.TestPhotos;
import bonafide.engine.verification.SampleResult.Sampled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The right face is found and its five points are put where they are, however it lies in the picture; and nothing is
 * found where there is no face.
 *
 * <p>{@code -Dfaces.folder=DIR} measures on the portraits of a folder instead of the six test photos, and then prints the
 * share found in each situation; {@code -Dfaces.empty=N} sets the number of pictures without a face.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingFacesTest {
    /** A larger mean error of the five points, in distances between the eyes, is another face or none. */
    private static final double RIGHT_FACE = 0.15;

    private static final double LEAST_SHARE = 0.995;

    private final FaceVerifier verifier = FaceVerifier.open(Repository.models(), EngineOptions.DEFAULT);
    private final List<FaceSample> photos = new ArrayList<>();
    private final Map<Situation, String> shares = new TreeMap<>();

    FindingFacesTest() {
        files().forEach(file -> {
            if (verifier.sample(file) instanceof Sampled(FaceSample sample)) {
                photos.add(sample);
            }
        });
    }

    @AfterAll
    void close() {
        if (System.getProperty("faces.folder") != null) {
            shares.forEach((situation, share) -> System.out.println(situation + "  " + share));
        }
        photos.forEach(FaceSample::close);
        verifier.close();
    }

    private interface Camera {
        Scene look(Image photo, FaceSample face);
    }

    /** How a face may lie in a picture. */
    enum Situation {
        SHARE_10(filling(0.10)),
        SHARE_20(filling(0.20)),
        SHARE_40(filling(0.40)),
        SHARE_60(filling(0.60)),
        SHARE_80(filling(0.80)),
        SHARE_95(filling(0.95)),
        TURNED_15(turned(15)),
        TURNED_30(turned(30)),
        TURNED_45(turned(45)),
        TURNED_60(turned(60)),
        TURNED_75(turned(75)),
        TURNED_90(turned(90)),
        TURNED_135(turned(135)),
        TURNED_180(turned(180)),
        TURNED_225(turned(225)),
        TURNED_270(turned(270)),
        TURNED_315(turned(315)),
        TURNED_345(turned(345)),
        SIXTY_PIXELS_OF_12_MEGAPIXELS((photo, face) -> Scene.of(photo, face, 4000, 3000, 60, 0, new Point(1100, 1900))),
        GREY((photo, face) -> usual(photo, face).grey()),
        DARK((photo, face) -> usual(photo, face).exposed(level -> level / 6)),
        BRIGHT((photo, face) -> usual(photo, face).exposed(level -> level * 2)),
        BLURRED((photo, face) -> usual(photo, face).blurred(6)),
        JPEG_20(Situation::usual, 20),
        SMALLER_FACE_BESIDE((photo, face) -> usual(photo, face).withGhost(0.45));

        @SuppressWarnings("ImmutableEnumChecker") // functions without a state
        private final Camera camera;

        private final int quality;

        Situation(Camera camera) {
            this(camera, 90);
        }

        Situation(Camera camera, int quality) {
            this.camera = camera;
            this.quality = quality;
        }

        private static Camera filling(double share) {
            return (photo, face) -> Scene.of(photo, face, 960, 720, share * 720, 0);
        }

        private static Camera turned(double degrees) {
            return (photo, face) -> Scene.of(photo, face, 960, 960, 300, degrees);
        }

        private static Scene usual(Image photo, FaceSample face) {
            return Scene.of(photo, face, 1280, 960, 320, 0, new Point(420, 480));
        }
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void theRightFaceIsFound(Situation situation) {
        List<Integer> missed = new ArrayList<>();
        for (int i = 0; i < photos.size(); i++) {
            try (Scene scene = situation.camera.look(photos.get(i).picture(), photos.get(i))) {
                if (!(errorOf(scene, photos.get(i), situation.quality) <= RIGHT_FACE)) {
                    missed.add(i);
                }
            }
        }
        shares.put(
                situation,
                String.format(
                        Locale.ROOT, "%d of %d, missed %s", photos.size() - missed.size(), photos.size(), missed));
        assertThat(missed).hasSizeLessThanOrEqualTo((int) ((1 - LEAST_SHARE) * photos.size()));
    }

    /** The mean error of the five points, in distances between the eyes; no number when no usable face was found. */
    private double errorOf(Scene scene, FaceSample face, int quality) {
        FacialLandmarks expected = face.face().landmarks().transformed(scene.toFrame());
        try (var found = verifier.sample(scene.file(quality))) {
            return found instanceof Sampled(FaceSample sample)
                    ? meanDistance(expected, sample.face().landmarks()) / expected.interEyeDistance()
                    : Double.NaN;
        }
    }

    private static double meanDistance(FacialLandmarks expected, FacialLandmarks found) {
        return IntStream.range(0, 5)
                .mapToDouble(
                        i -> expected.points().get(i).distanceTo(found.points().get(i)))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(FacelessPicture.class)
    void noFaceIsFoundWhereThereIsNone(FacelessPicture kind) {
        List<Integer> found = new ArrayList<>();
        for (int seed = 0; seed < Integer.getInteger("faces.empty", 4); seed++) {
            try (Image picture = kind.draw(seed);
                    var result = verifier.sample(new EncodedImage(picture.jpeg(85)))) {
                if (result instanceof Sampled) {
                    found.add(seed);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyPhotoHasAUsableFace() {
        assertThat(photos).hasSameSizeAs(files());
    }

    private static List<EncodedImage> files() {
        String folder = System.getProperty("faces.folder");
        if (folder == null) {
            return TestPhotos.NAMES.stream().map(TestPhotos::read).toList();
        }
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .map(FindingFacesTest::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static EncodedImage read(Path file) {
        try {
            return new EncodedImage(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
