package bonafide.engine.detection;

import bonafide.engine.image.Image;
import bonafide.engine.image.SimilarityTransform;
import bonafide.engine.inference.Model;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.Tensor;
import java.util.List;

/** One pass of YuNet over a picture. Safe to use from many threads. */
public final class FaceDetector {
    private final Model network;
    private final ModelManifest.Input input;

    /** @param network stays the caller's to close */
    public FaceDetector(Model network, ModelManifest.Input input) {
        this.network = network;
        this.input = input;
    }

    /**
     * Faces in the picture's own pixels, the largest box first.
     *
     * @param longSide the picture is shrunk to this before; never enlarged. Faces below about a twentieth of the
     *     picture need more than 640, faces that fill it need no more than that
     * @param leastScore faces below this score are left out, 0 to 1
     */
    public List<DetectedFace> detect(Image picture, int longSide, double leastScore) {
        try (Image shrunk = picture.shrunkTo(longSide)) {
            var back = new SimilarityTransform((double) picture.width() / shrunk.width(), 0, 0, 0);
            return detect(shrunk, leastScore).stream()
                    .map(face -> face.transformed(back))
                    .toList();
        }
    }

    /** Faces of the picture at its present size, the largest box first. */
    public List<DetectedFace> detect(Image picture, double leastScore) {
        int width = paddedToStride(picture.width());
        int height = paddedToStride(picture.height());
        try (var tensor = Tensor.forPictures(1, width, height)) {
            picture.writePlanes(input.format(), tensor.picture(0), width, height);
            return YuNetOutput.faces(network.run(tensor), width, height, leastScore);
        }
    }

    private static int paddedToStride(int length) {
        return Math.ceilDiv(length, YuNetOutput.LARGEST_STRIDE) * YuNetOutput.LARGEST_STRIDE;
    }
}
