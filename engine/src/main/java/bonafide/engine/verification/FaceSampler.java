package bonafide.engine.verification;

import bonafide.engine.decision.UnassessableReason;
import bonafide.engine.image.DecodeResult;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.ImageDecoder;
import bonafide.engine.image.Orientation;
import bonafide.engine.verification.PictureEvidence.SampleEvidence;
import bonafide.engine.verification.SampleResult.Sampled;
import bonafide.engine.verification.SampleResult.Unusable;

/** From the bytes of a file to a face and its template: all that is done to a picture before two are compared. */
final class FaceSampler {
    private final ImageDecoder decoder;
    private final FaceAcquirer acquirer;

    FaceSampler(ImageDecoder decoder, FaceAcquirer acquirer) {
        this.decoder = decoder;
        this.acquirer = acquirer;
    }

    SampleResult sample(EncodedImage file, StepClock clock) {
        return switch (clock.time("decode", () -> decoder.decode(file))) {
            case DecodeResult.Refused(var reason, var detail) -> new Unusable(reason, detail, null);
            case DecodeResult.Decoded(var picture, var orientation) -> sample(picture, orientation, clock);
        };
    }

    /** The picture stays open inside a sample and is closed otherwise. */
    private SampleResult sample(Image picture, Orientation orientation, StepClock clock) {
        boolean kept = false;
        try {
            Acquisition acquisition = acquirer.acquire(picture, clock);
            var usable = acquisition.usable();
            var evidence = new PictureEvidence(
                    picture.width(),
                    picture.height(),
                    orientation,
                    acquisition.faces(),
                    usable == null
                            ? null
                            : new SampleEvidence(
                                    usable.face(),
                                    usable.landmarkSpread(),
                                    usable.template().norm()));
            if (usable == null) {
                return new Unusable(UnassessableReason.NO_FACE, noUsableFace(evidence), evidence);
            }
            kept = true;
            return new Sampled(new FaceSample(picture, usable.face(), usable.template(), evidence));
        } finally {
            if (!kept) {
                picture.close();
            }
        }
    }

    private static String noUsableFace(PictureEvidence evidence) {
        return "No usable face was found in %d x %d pixels; %d candidates were looked at."
                .formatted(
                        evidence.width(), evidence.height(), evidence.faces().size());
    }
}
