package bonafide.engine.verification;

import bonafide.engine.detection.DetectedFace;
import bonafide.engine.image.DecodeResult;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.ImageDecoder;
import bonafide.engine.image.JpegQuality;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.quality.FaceImageQualityAssessor;
import bonafide.engine.quality.QualityAssessment;
import bonafide.engine.verification.PictureEvidence.SampleEvidence;
import bonafide.engine.verification.SampleResult.Sampled;
import bonafide.engine.verification.SampleResult.Unusable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the bytes of a file to a face and its template: all that is done to a picture before two are compared. */
final class FaceSampler {
    private final ImageDecoder decoder;
    private final FaceAcquirer acquirer;
    private final FaceImageQualityAssessor qualityAssessor;

    FaceSampler(ImageDecoder decoder, FaceAcquirer acquirer, FaceImageQualityAssessor qualityAssessor) {
        this.decoder = decoder;
        this.acquirer = acquirer;
        this.qualityAssessor = qualityAssessor;
    }

    SampleResult sample(EncodedImage file, StepClock clock) {
        return switch (clock.time("decode", () -> decoder.decode(file))) {
            case DecodeResult.Refused(var reason, var detail) -> new Unusable(reason, detail, null);
            case DecodeResult.Decoded decoded -> sample(file, decoded, clock);
        };
    }

    /**
     * The pixels of a file that was sampled before.
     *
     * @throws IllegalArgumentException when it is not the file it was: that one could be decoded
     */
    Image decode(EncodedImage file) {
        return switch (decoder.decode(file)) {
            case DecodeResult.Refused(var reason, var _) ->
                throw new IllegalArgumentException("the picture changed meanwhile: " + reason);
            case DecodeResult.Decoded decoded -> decoded.image();
        };
    }

    /** The picture stays open inside a sample and is closed otherwise. */
    private SampleResult sample(EncodedImage file, DecodeResult.Decoded decoded, StepClock clock) {
        Image picture = decoded.image();
        boolean kept = false;
        try {
            Acquisition acquisition = acquirer.acquire(picture, clock);
            var usable = acquisition.usable();
            if (usable == null) {
                var evidence = evidence(decoded, acquisition, null);
                return new Unusable(UnassessableReason.NO_FACE, noUsableFace(evidence), evidence);
            }
            QualityAssessment quality = clock.time("quality", () -> assess(file, picture, acquisition, usable));
            var sampleEvidence = new SampleEvidence(
                    usable.face(), usable.landmarkSpread(), usable.template().norm(), quality);
            var sample = new FaceSample(
                    picture, usable.face(), usable.template(), evidence(decoded, acquisition, sampleEvidence));
            kept = true;
            return new Sampled(sample);
        } finally {
            if (!kept) {
                picture.close();
            }
        }
    }

    private QualityAssessment assess(EncodedImage file, Image picture, Acquisition found, Acquisition.Usable usable) {
        List<DetectedFace> faces = new ArrayList<>(found.faces());
        faces.set(0, usable.face());
        return qualityAssessor.assess(picture, faces, usable.template().norm(), JpegQuality.of(file));
    }

    private static PictureEvidence evidence(
            DecodeResult.Decoded decoded, Acquisition found, @Nullable SampleEvidence sample) {
        return new PictureEvidence(
                decoded.image().width(), decoded.image().height(), decoded.orientation(), found.faces(), sample);
    }

    private static String noUsableFace(PictureEvidence evidence) {
        return "No usable face was found in %d x %d pixels; %d candidates were looked at."
                .formatted(evidence.width(), evidence.height(), evidence.faces().size());
    }
}
