package bonafide.engine.detection;

import bonafide.engine.image.Image;
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
     * Faces of the picture at its present size, the largest box first. Finds faces from about 12 pixels to the whole
     * picture; those that fill more than 640 pixels are better looked for in a smaller copy.
     *
     * @param leastScore faces below this score are left out, 0 to 1
     */
    public List<DetectedFace> detect(Image picture, double leastScore) {
        return YuNetOutput.strongest(candidates(picture, leastScore));
    }

    /**
     * The same faces, each with the mean box and landmarks of all the network's cells that saw it: unlike those of
     * the best cell they hardly move when the picture is shifted by a pixel or saved again.
     *
     * @param leastScore as in {@link #detect}
     */
    public List<DetectedFace> detectSteadily(Image picture, double leastScore) {
        return YuNetOutput.steadied(candidates(picture, leastScore));
    }

    private List<DetectedFace> candidates(Image picture, double leastScore) {
        int width = paddedToStride(picture.width());
        int height = paddedToStride(picture.height());
        try (Tensor tensor = network.tensor(width, height)) {
            picture.writePlanes(input.format(), tensor.planes(), width, height);
            return YuNetOutput.candidates(network.run(tensor), width, height, leastScore);
        }
    }

    private static int paddedToStride(int length) {
        return Math.ceilDiv(length, YuNetOutput.LARGEST_STRIDE) * YuNetOutput.LARGEST_STRIDE;
    }
}
