package bonafide.engine.explanation;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.explanation.Explanation.View;
import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.ImageDecoder;
import bonafide.engine.verification.FaceSample;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.PictureEvidence;
import bonafide.engine.verification.SampleResult.Sampled;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws what a verifier saw. Every picture given out is a JPEG that exists nowhere else. */
public final class Explainer {
    /** Longest side of the pictures in an {@link Explanation}, in pixels. */
    public static final int LONG_SIDE = 900;

    private static final int QUALITY = 92;

    private final FaceVerifier verifier;
    private final ImageDecoder decoder = new ImageDecoder();

    public Explainer(FaceVerifier verifier) {
        this.verifier = verifier;
    }

    /** A verification as {@link FaceVerifier#verify} decides it, drawn. Takes about sixty templates' time. */
    public Explanation explain(EncodedImage reference, EncodedImage probe, DecisionPolicy policy) {
        var verification = verifier.verify(reference, probe, policy);
        return new Explanation(
                verification,
                view(reference, verification.reference(), policy),
                view(probe, verification.probe(), policy),
                verification.comparison() == null
                        ? null
                        : occlusion(reference, probe).orElse(null));
    }

    private @Nullable View view(EncodedImage picture, @Nullable PictureEvidence found, DecisionPolicy policy) {
        if (found == null || !(decoder.decode(picture) instanceof Decoded decoded)) {
            return null;
        }
        var sample = found.sample();
        try (var image = decoded.image();
                var small = image.shrunkTo(LONG_SIDE)) {
            return new View(
                    small.jpeg(QUALITY),
                    alignedCrop(picture, found).orElse(null),
                    sample == null ? List.of() : verifier.qualityPolicy().judge(sample.quality(), policy.quality()));
        }
    }

    /**
     * The face as it was compared, 112 pixels square; empty when no usable face was found.
     *
     * @param found what a verification found in this very picture: nothing is searched or measured again
     */
    public Optional<byte[]> alignedCrop(EncodedImage picture, @Nullable PictureEvidence found) {
        var sample = found == null ? null : found.sample();
        if (sample == null || !(decoder.decode(picture) instanceof Decoded decoded)) {
            return Optional.empty();
        }
        try (var image = decoded.image();
                var aligned = verifier.align(image, sample.face().landmarks())) {
            return Optional.of(aligned.crop().jpeg(QUALITY));
        }
    }

    /**
     * The probe's crop with the regions that support the comparison in green and those that oppose it in red; empty
     * when one of the two has no usable face. Takes about fifty templates' time.
     */
    public Optional<byte[]> occlusion(EncodedImage reference, EncodedImage probe) {
        try (var document = verifier.sample(reference);
                var live = verifier.sample(probe)) {
            if (!(document instanceof Sampled(FaceSample known)) || !(live instanceof Sampled(FaceSample seen))) {
                return Optional.empty();
            }
            try (var aligned = verifier.align(seen.picture(), seen.face().landmarks());
                    var map = new OcclusionMap(verifier::template).draw(known.template(), aligned)) {
                return Optional.of(map.jpeg(QUALITY));
            }
        }
    }
}
