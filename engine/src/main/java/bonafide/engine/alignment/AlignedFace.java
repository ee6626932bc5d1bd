package bonafide.engine.alignment;

import bonafide.engine.image.Image;
import bonafide.engine.image.SimilarityTransform;

/**
 * A face brought to the place, size and turn that the recogniser knows.
 *
 * @param crop {@link FaceAligner#SIZE} pixels square; closed with this
 * @param transform from the picture's pixels to the crop's
 */
public record AlignedFace(Image crop, SimilarityTransform transform) implements AutoCloseable {
    @Override
    public void close() {
        crop.close();
    }
}
