package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.DecodeResult.Refused;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.ImageDecoder;
import bonafide.engine.image.SimilarityTransform;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.pad.PresentationAttackDetector;
import bonafide.engine.verification.PresentationResult.Assessed;
import bonafide.engine.verification.PresentationResult.NotAssessed;
import java.util.List;

/**
 * Scores one picture for a presentation attack, as a verification scores its probe but without recognising anybody: for
 * measuring error rates on lists of pictures. It looks for faces once, so pictures in lists have to stand upright. Safe to
 * use from many threads.
 */
public final class PresentationAssessor {
    private static final int LONG_SIDE = 640;
    private static final double LEAST_SCORE = 0.6;

    private final ImageDecoder decoder;
    private final FaceDetector faceDetector;
    private final PresentationAttackDetector attackDetector;

    PresentationAssessor(ImageDecoder decoder, FaceDetector faceDetector, PresentationAttackDetector attackDetector) {
        this.decoder = decoder;
        this.faceDetector = faceDetector;
        this.attackDetector = attackDetector;
    }

    /** Never throws for a bad picture. */
    public PresentationResult assess(EncodedImage file) {
        return switch (decoder.decode(file)) {
            case Refused(var reason, var detail) -> new NotAssessed(reason, detail);
            case Decoded(var picture, var _) -> {
                try (picture) {
                    yield assess(picture);
                }
            }
        };
    }

    private PresentationResult assess(Image picture) {
        List<DetectedFace> faces = faces(picture);
        return faces.isEmpty()
                ? new NotAssessed(
                        UnassessableReason.NO_FACE,
                        "No face was found in %d x %d pixels.".formatted(picture.width(), picture.height()))
                : new Assessed(attackDetector.assess(picture, faces.getFirst()));
    }

    /** The largest first. */
    private List<DetectedFace> faces(Image picture) {
        try (Image small = picture.shrunkTo(LONG_SIDE)) {
            var back = SimilarityTransform.scaling((double) picture.width() / small.width());
            return faceDetector.detectSteadily(small, LEAST_SCORE).stream()
                    .map(face -> face.transformed(back))
                    .toList();
        }
    }
}
