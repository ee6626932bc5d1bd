package bonafide.engine.pad;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.ImageDecoder;
import bonafide.engine.image.SimilarityTransform;
import bonafide.engine.inference.Model;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.ModelStore;
import bonafide.engine.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The real networks and the six photos that come with the packages. */
final class TestFaces implements AutoCloseable {
    private final ModelStore store = new ModelStore(Repository.models());
    private final ModelManifest.Entry detection = store.manifest().forJob(ModelManifest.DETECTION);
    private final ModelManifest.Entry attack = store.manifest().forJob(ModelManifest.PRESENTATION_ATTACK_DETECTION);
    private final Model detectionNetwork = Model.open(store, detection, Model.Threads.ONE);
    private final Model attackNetwork = Model.open(store, attack, Model.Threads.ONE);
    final FaceDetector faces = new FaceDetector(detectionNetwork, detection.input());
    final PresentationAttackDetector attacks = new PresentationAttackDetector(attackNetwork, attack.input());

    /** Correlation above which the product takes two pictures for one shot. */
    double sameShotCut() {
        return Objects.requireNonNull(attack.attackCuts()).sameShot();
    }

    static Image photo(String name) {
        return read(Repository.weight(name));
    }

    static Image read(Path file) {
        try {
            var encoded = new EncodedImage(Files.readAllBytes(file));
            return switch (new ImageDecoder().decode(encoded)) {
                case Decoded(Image image, var _) -> image;
                case Object refused -> throw new IllegalStateException(file + ": " + refused);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest face, looked for in a copy of at most 640 pixels. */
    DetectedFace face(Image picture) {
        return found(picture).getFirst();
    }

    /** All faces, the largest first. */
    List<DetectedFace> found(Image picture) {
        try (Image small = picture.shrunkTo(640)) {
            var back = new SimilarityTransform((double) picture.width() / small.width(), 0, 0, 0);
            return faces.detect(small, 0.6).stream()
                    .map(face -> face.transformed(back))
                    .toList();
        }
    }

    PadAssessment assess(Image picture) {
        return attacks.assess(picture, face(picture));
    }

    SameShot compare(Image reference, Image probe) {
        return SameShotCheck.compare(
                reference,
                face(reference).landmarks().points(),
                probe,
                face(probe).landmarks().points());
    }

    @Override
    public void close() {
        detectionNetwork.close();
        attackNetwork.close();
    }
}
