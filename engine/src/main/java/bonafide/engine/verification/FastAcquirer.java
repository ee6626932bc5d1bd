package bonafide.engine.verification;

import bonafide.engine.alignment.FaceAligner;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.image.Image;
import bonafide.engine.image.SimilarityTransform;
import bonafide.engine.recognition.FaceTemplate;
import bonafide.engine.recognition.TemplateExtractor;
import java.util.List;

/** One detection, the largest face, one crop. */
final class FastAcquirer implements FaceAcquirer {
    private static final int LONG_SIDE = 640;
    private static final double LEAST_SCORE = 0.6;

    private final FaceDetector detector;
    private final TemplateExtractor extractor;

    FastAcquirer(FaceDetector detector, TemplateExtractor extractor) {
        this.detector = detector;
        this.extractor = extractor;
    }

    @Override
    public Acquisition acquire(Image picture, StepClock clock) {
        List<DetectedFace> faces = clock.time("detect", () -> detect(picture));
        if (faces.isEmpty()) {
            return new Acquisition(faces, null);
        }
        DetectedFace face = faces.getFirst();
        FaceTemplate template = clock.time("template", () -> {
            try (var aligned = FaceAligner.align(picture, face.landmarks())) {
                return extractor.extract(aligned);
            }
        });
        return new Acquisition(faces, new Acquisition.Usable(face, 0, template));
    }

    private List<DetectedFace> detect(Image picture) {
        try (Image shrunk = picture.sampledTo(LONG_SIDE)) {
            var back = SimilarityTransform.scaling(1 / picture.shrinkFactor(LONG_SIDE));
            return detector.detect(shrunk, LEAST_SCORE).stream()
                    .map(face -> face.transformed(back))
                    .toList();
        }
    }
}
