package bonafide.engine.alignment;

import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.image.SimilarityTransform;
import java.util.List;

/** Five-point alignment by the similarity transform closest to a template. */
public final class FaceAligner {
    /** Width and height of an aligned crop in pixels. */
    public static final int SIZE = 112;

    /** Where the recogniser expects eyes, nose and corners of the mouth (ArcFace's template, image-left eye first). */
    private static final List<Point> TEMPLATE = List.of(
            new Point(38.2946, 51.6963),
            new Point(73.5318, 51.5014),
            new Point(56.0252, 71.7366),
            new Point(41.5493, 92.3655),
            new Point(70.7299, 92.2041));

    private FaceAligner() {}

    /** From the picture's pixels to those of an aligned crop. */
    public static SimilarityTransform transform(FacialLandmarks landmarks) {
        return SimilarityTransform.fitting(landmarks.points(), TEMPLATE);
    }

    /**
     * As {@link #align}, but every pixel of the face counts, so that a crop hardly depends on where between two pixels
     * the landmarks fall. The caller closes the result.
     */
    public static AlignedFace alignSmoothly(Image picture, FacialLandmarks landmarks) {
        SimilarityTransform transform = transform(landmarks);
        return new AlignedFace(picture.warpedSmoothly(transform, SIZE, SIZE), transform);
    }

    /** The caller closes the result. */
    public static AlignedFace align(Image picture, FacialLandmarks landmarks) {
        SimilarityTransform transform = transform(landmarks);
        return new AlignedFace(picture.warpedExactly(transform, SIZE, SIZE), transform);
    }
}
