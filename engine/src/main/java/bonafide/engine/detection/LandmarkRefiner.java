package bonafide.engine.detection;

import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.image.ReducedView;
import bonafide.engine.image.SimilarityTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Averages landmarks over crops of the face, turned upright, at three sizes.
 *
 * <p>Why: the error of one pass lowers the comparison of two photos of one person most of all; three small passes cost
 * less than one recogniser run and take a quarter of the false non-matches away. Safe to use from many threads.
 */
public final class LandmarkRefiner {
    private static final int[] CROP_SIZES = {256, 320, 448};
    private static final double CROP_TO_BOX = 2.0;
    private static final double LEAST_SCORE = 0.5;
    private static final int MOST_REPEATS = 6;
    /** In eye distances; landmarks of the first pass farther off than this are wrong, nearer ones one view more. */
    private static final double AGREEMENT = 0.1;

    private static final double TURN_WORTH_REPEATING = Math.toRadians(6);

    private final FaceDetector detector;

    public LandmarkRefiner(FaceDetector detector) {
        this.detector = detector;
    }

    /** Repeats itself while the crops show the face turned otherwise than they were cut; only slanted faces need it. */
    public RefinedFace refine(Image picture, DetectedFace found) {
        double turn = found.landmarks().roll();
        RefinedFace refined = refine(picture, found, turn);
        for (int repeats = 0; repeats < MOST_REPEATS && isTurnedFrom(refined, turn); repeats++) {
            turn = refined.face().landmarks().roll();
            refined = refine(picture, found, turn);
        }
        return refined;
    }

    private static boolean isTurnedFrom(RefinedFace refined, double turn) {
        double moved = refined.face().landmarks().roll() - turn;
        return Math.abs(Math.IEEEremainder(moved, 2 * Math.PI)) > TURN_WORTH_REPEATING;
    }

    private RefinedFace refine(Image picture, DetectedFace found, double turn) {
        List<DetectedFace> seen = new ArrayList<>();
        for (int size : CROP_SIZES) {
            detectInCrop(picture, found, turn, size).ifPresent(seen::add);
        }
        if (seen.isEmpty()) {
            return new RefinedFace(new DetectedFace(found.box(), found.landmarks(), 0), 1);
        }
        List<FacialLandmarks> views = seen.stream().map(DetectedFace::landmarks).toList();
        var mean = FacialLandmarks.mean(views);
        double score = seen.stream().mapToDouble(DetectedFace::score).sum() / CROP_SIZES.length;
        double spread = views.stream()
                        .mapToDouble(view -> view.meanDistanceTo(mean))
                        .average()
                        .orElseThrow()
                / mean.interEyeDistance();
        return new RefinedFace(
                new DetectedFace(found.box(), withFirstPass(views, mean, found.landmarks()), score), spread);
    }

    private static FacialLandmarks withFirstPass(
            List<FacialLandmarks> views, FacialLandmarks mean, FacialLandmarks firstPass) {
        return firstPass.meanDistanceTo(mean) > AGREEMENT * mean.interEyeDistance()
                ? mean
                : FacialLandmarks.mean(
                        Stream.concat(views.stream(), Stream.of(firstPass)).toList());
    }

    private Optional<DetectedFace> detectInCrop(Image picture, DetectedFace found, double turn, int size) {
        double scale = size / (CROP_TO_BOX * found.box().longSide());
        var middle = new Point(size / 2.0, size / 2.0);
        var toCrop = SimilarityTransform.mapping(
                scale * Math.cos(turn), -scale * Math.sin(turn), found.box().centre(), middle);
        try (ReducedView view = picture.reducedFor(toCrop, size, size);
                Image crop = view.image().warped(view.transform(), size, size)) {
            return detector.detectSteadily(crop, LEAST_SCORE).stream()
                    .min(Comparator.comparingDouble(face -> face.box().centre().distanceTo(middle)))
                    .map(face -> face.transformed(toCrop.inverse()));
        }
    }
}
