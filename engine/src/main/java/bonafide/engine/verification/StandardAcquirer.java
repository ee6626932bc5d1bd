package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.detection.LandmarkRefiner;
import bonafide.engine.detection.RefinedFace;
import bonafide.engine.image.Image;
import bonafide.engine.recognition.TemplateExtractor;
import bonafide.engine.recognition.TemplateExtractor.MirroredExtraction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the picture and refined landmarks; other passes only when the outcome is doubtful.
 *
 * <p>Why score, spread and norm together: the detector finds most faces that lie sideways or upside down but puts upright
 * landmarks on them, and neither its score nor the landmarks' spread alone gives that away. The template's norm does.
 */
final class StandardAcquirer implements FaceAcquirer {
    private static final double SURE_FIRST_SCORE = 0.85;
    private static final double SURE_SCORE = 0.88;
    private static final double SURE_SPREAD = 0.085;
    private static final double LEAST_SCORE = 0.85;
    private static final double GREATEST_SPREAD = 0.10;

    private static final List<SearchPass> SECOND_LOOKS = List.of(
            new SearchPass(640, 2, 0),
            new SearchPass(640, 1, 0),
            new SearchPass(640, 3, 0),
            new SearchPass(320, 0, 0.25));
    private static final SearchPass FINER = new SearchPass(1280, 0, 0);
    private static final int FINER_ABOVE = 900;
    private static final SearchPass FINEST = new SearchPass(1920, 0, 0);
    private static final int FINEST_ABOVE = 1500;

    private final FaceDetector detector;
    private final LandmarkRefiner refiner;
    private final TemplateExtractor extractor;
    private final double sureNorm;

    /** @param sureNorm raw template length of one crop below which the landmarks are doubted */
    StandardAcquirer(FaceDetector detector, TemplateExtractor extractor, double sureNorm) {
        this.detector = detector;
        this.refiner = new LandmarkRefiner(detector);
        this.extractor = extractor;
        this.sureNorm = sureNorm;
    }

    @Override
    public Acquisition acquire(Image picture, StepClock clock) {
        Candidate first = look(SearchPass.FIRST, picture, clock);
        if (first.isSure(sureNorm)) {
            return first.acquisition();
        }
        List<Candidate> candidates = new ArrayList<>(List.of(first));
        SECOND_LOOKS.forEach(pass -> candidates.add(look(pass, picture, clock)));
        int longSide = Math.max(picture.width(), picture.height());
        if (longSide > FINER_ABOVE) {
            candidates.add(look(FINER, picture, clock));
        }
        if (longSide > FINEST_ABOVE && candidates.stream().noneMatch(Candidate::isUsable)) {
            candidates.add(look(FINEST, picture, clock));
        }
        return candidates.stream()
                .filter(Candidate::isUsable)
                .max(Comparator.comparingDouble(Candidate::cropNorm))
                .map(Candidate::acquisition)
                .orElseGet(() -> new Acquisition(first.faces(), null));
    }

    private Candidate look(SearchPass pass, Image picture, StepClock clock) {
        List<DetectedFace> faces = clock.time("detect", () -> pass.find(detector::detectSteadily, picture));
        if (faces.isEmpty()) {
            return new Candidate(faces, null, null);
        }
        RefinedFace refined = clock.time("landmarks", () -> refiner.refine(picture, faces.getFirst()));
        MirroredExtraction extraction = clock.time("template", () -> {
            try (var aligned =
                    RecognitionProfile.STANDARD.align(picture, refined.face().landmarks())) {
                return extractor.extractWithMirror(aligned);
            }
        });
        return new Candidate(faces, refined, extraction);
    }

    /** What one pass came to; nothing but the list when it found no face. */
    private record Candidate(
            List<DetectedFace> faces,
            @Nullable RefinedFace refined,
            @Nullable MirroredExtraction extraction) {

        boolean isSure(double sureNorm) {
            return refined != null
                    && faces.getFirst().score() >= SURE_FIRST_SCORE
                    && refined.face().score() >= SURE_SCORE
                    && refined.landmarkSpread() <= SURE_SPREAD
                    && cropNorm() >= sureNorm;
        }

        boolean isUsable() {
            return refined != null
                    && refined.face().score() >= LEAST_SCORE
                    && refined.landmarkSpread() <= GREATEST_SPREAD;
        }

        double cropNorm() {
            return extraction == null ? 0 : extraction.cropNorm();
        }

        Acquisition acquisition() {
            return new Acquisition(
                    faces,
                    refined == null || extraction == null
                            ? null
                            : new Acquisition.Usable(refined.face(), refined.landmarkSpread(), extraction.template()));
        }
    }
}
