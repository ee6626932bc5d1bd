package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.image.Image;
import bonafide.engine.recognition.FaceTemplate;
import bonafide.engine.recognition.TemplateExtractor;
import java.util.List;

/** One detection, the largest face, one crop. */
final class FastAcquirer implements FaceAcquirer {
    private final FaceDetector detector;
    private final TemplateExtractor extractor;

    FastAcquirer(FaceDetector detector, TemplateExtractor extractor) {
        this.detector = detector;
        this.extractor = extractor;
    }

    @Override
    public Acquisition acquire(Image picture, StepClock clock) {
        List<DetectedFace> faces = clock.time("detect", () -> SearchPass.FIRST.find(detector::detect, picture));
        if (faces.isEmpty()) {
            return new Acquisition(faces, null);
        }
        DetectedFace face = faces.getFirst();
        FaceTemplate template = clock.time("template", () -> {
            try (var aligned = RecognitionProfile.FAST.align(picture, face.landmarks())) {
                return extractor.extract(aligned);
            }
        });
        return new Acquisition(faces, new Acquisition.Usable(face, 0, template));
    }
}
