package bonafide.engine.image;

/**
 * The part of a picture that a warp needs, area-averaged so far that the warp itself shrinks by no more than half.
 *
 * @param image closed with this
 * @param transform from this image's pixels to the warp's target
 */
public record ReducedView(Image image, SimilarityTransform transform) implements AutoCloseable {
    @Override
    public void close() {
        image.close();
    }
}
