package bonafide.bench;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.ImageDecoder;
import bonafide.engine.image.LineSegment;
import bonafide.engine.image.LineSegments;
import bonafide.engine.image.PixelRegion;
import bonafide.engine.image.SimilarityTransform;
import bonafide.engine.inference.Model;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.ModelStore;
import bonafide.engine.pad.PadAssessment;
import bonafide.engine.pad.PresentationAttackDetector;
import bonafide.engine.pad.SameShot;
import bonafide.engine.pad.SameShotCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each cue of attack detection adds to a call with a face photo of 640 x 480 and a card of 1600 x 1200 pixels: one
 * thread, pictures decoded and faces found before. Run in the repository's folder, on one core ({@code taskset -c 0}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class AttackCost {
    private static final int CARD_WIDTH = 1600;
    private static final int CARD_HEIGHT = 1200;
    private static final int LONG_SIDE = 640;

    private final Scene scene = Scene.open(new ModelStore(Path.of("models")));

    /** Three runs of the network, and the straight edges. */
    @Benchmark
    public PadAssessment viewsAndLines() {
        return scene.assess();
    }

    @Benchmark
    public List<LineSegment> lines() {
        return scene.lines();
    }

    @Benchmark
    public SameShot sameShot() {
        return scene.sameShot();
    }

    /** The two pictures, the faces in them and the detector. */
    record Scene(
            Image card,
            DetectedFace cardFace,
            Image probe,
            DetectedFace probeFace,
            PresentationAttackDetector detector) {

        static Scene open(ModelStore store) {
            var attack = store.manifest().forJob(ModelManifest.PRESENTATION_ATTACK_DETECTION);
            var detection = store.manifest().forJob(ModelManifest.DETECTION);
            try (Image photo = photo("person_a_2.jpg");
                    Image portrait = photo("person_a_1.jpg");
                    Model network = Model.open(store, detection, Model.Threads.ONE)) {
                Image probe = photo.resized(640, 480);
                Image card = card(portrait);
                var finder = new FaceDetector(network, detection.input());
                return new Scene(
                        card,
                        face(finder, card),
                        probe,
                        face(finder, probe),
                        new PresentationAttackDetector(Model.open(store, attack, Model.Threads.ONE), attack.input()));
            }
        }

        private static DetectedFace face(FaceDetector finder, Image picture) {
            try (Image small = picture.shrunkTo(LONG_SIDE)) {
                return finder.detect(small, 0.6)
                        .getFirst()
                        .transformed(SimilarityTransform.scaling((double) picture.width() / small.width()));
            }
        }

        PadAssessment assess() {
            return detector.assess(probe, probeFace);
        }

        List<LineSegment> lines() {
            return LineSegments.find(probe, PixelRegion.of(probe), LONG_SIDE);
        }

        SameShot sameShot() {
            return SameShotCheck.compare(
                    card,
                    cardFace.landmarks().points(),
                    probe,
                    probeFace.landmarks().points());
        }

        /** A portrait on a plain card. */
        private static Image card(Image portrait) {
            int width = 360;
            int height = width * portrait.height() / portrait.width();
            byte[] pixels = new byte[3 * CARD_WIDTH * CARD_HEIGHT];
            Arrays.fill(pixels, (byte) 205);
            try (Image shown = portrait.resized(width, height)) {
                byte[] rows = shown.bgr();
                for (int row = 0; row < height; row++) {
                    System.arraycopy(rows, 3 * row * width, pixels, 3 * ((row + 300) * CARD_WIDTH + 150), 3 * width);
                }
            }
            return Image.ofBgr(CARD_WIDTH, CARD_HEIGHT, pixels);
        }

        private static Image photo(String name) {
            EncodedImage file;
            try {
                file = new EncodedImage(Files.readAllBytes(Path.of("models/weights", name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return switch (new ImageDecoder().decode(file)) {
                case Decoded(Image image, var _) -> image;
                case Object refused -> throw new IllegalStateException(name + ": " + refused);
            };
        }
    }
}
