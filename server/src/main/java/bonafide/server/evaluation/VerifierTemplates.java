package bonafide.server.evaluation;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.FaceSample;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.SampleResult;

/** Templates made by the verifier itself, so that an evaluation measures what a server decides with. */
public final class VerifierTemplates implements TemplateSource {
    private final FaceVerifier verifier;
    private final DecisionPolicy policy;

    /** @param policy says which pictures are too poor to be compared: they count as not acquired */
    public VerifierTemplates(FaceVerifier verifier, DecisionPolicy policy) {
        this.verifier = verifier;
        this.policy = policy;
    }

    @Override
    public PictureResult templateOf(EncodedImage picture) {
        try (SampleResult result = verifier.sample(picture)) {
            return switch (result) {
                case SampleResult.Unusable unusable ->
                    new PictureResult.Failed(unusable.reason().name());
                case SampleResult.Sampled(var sample) ->
                    verifier.refusal(PictureRole.PROBE, sample.evidence(), policy)
                            .<PictureResult>map(refused ->
                                    new PictureResult.Failed(refused.reason().name()))
                            .orElseGet(() -> usable(sample));
            };
        }
    }

    private static PictureResult usable(FaceSample sample) {
        return new PictureResult.Usable(
                sample.template().vector(), (float) sample.template().norm());
    }

    @Override
    public String fingerprint() {
        return verifier.fingerprint() + " " + policy.quality() + " " + policy.refuseSecondFace();
    }
}
