package bonafide.engine.verification;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.pad.PadAssessment;
import bonafide.engine.pad.PadScore;
import bonafide.engine.pad.SameShot;
import bonafide.engine.verification.SampleResult.Sampled;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides on many pairs of fewer pictures as {@link FaceVerifier} decides on one pair, but works on each picture once.
 *
 * <p>Only the check for the same shot needs the pixels of both pictures. It is made where the faces match, for only
 * there can it change whether a pair passes; of a pair that does not match, the attack flag speaks of the probe alone.
 * Safe to use from many threads.
 */
public final class BulkVerifier {
    private static final SameShot NOT_LOOKED_FOR = new SameShot(0, false);

    /** Reasons that hold under one policy and not under another: said after those that always hold. */
    private static final List<UnassessableReason> BY_POLICY =
            List.of(UnassessableReason.SEVERAL_FACES, UnassessableReason.POOR_QUALITY);

    private final FaceVerifier verifier;
    private final DecisionPolicy policy;

    /**
     * @param verifier stays the caller's to close
     * @throws IllegalArgumentException when the policy asks for a false-match rate the verifier's score table does not show
     */
    public BulkVerifier(FaceVerifier verifier, DecisionPolicy policy) {
        verifier.calibration().objectionTo(policy.targetFalseMatchRate()).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        this.verifier = verifier;
        this.policy = policy;
    }

    /** Changes whenever the same picture could give other features: networks, profile, policy. */
    public String fingerprint() {
        return verifier.fingerprint() + " " + policy;
    }

    /** @param role of a probe, attacks are looked for as well */
    public PictureFeatures features(EncodedImage picture, PictureRole role) {
        try (SampleResult result = verifier.sample(picture)) {
            return switch (result) {
                case SampleResult.Unusable unusable -> new PictureFeatures.Unusable(unusable.reason());
                case Sampled(var sample) -> features(sample, role);
            };
        }
    }

    private PictureFeatures features(FaceSample sample, PictureRole role) {
        double attackScore = Double.NaN;
        if (role == PictureRole.PROBE) {
            PadAssessment seen = verifier.assessPresentation(sample);
            if (seen == null) {
                return new PictureFeatures.Unusable(UnassessableReason.ATTACK_DETECTION_FAILED);
            }
            attackScore = seen.score().value();
        }
        var refused = verifier.refusal(role, sample.evidence(), policy);
        return refused.isPresent()
                ? new PictureFeatures.Unusable(refused.get().reason())
                : new PictureFeatures.Usable(
                        sample.template().vector(), sample.face().landmarks().points(), attackScore);
    }

    /**
     * Decides on one pair.
     *
     * @param probe made with the role of a probe
     * @param sameFile both pictures are one and the same file
     * @param sameShot asked for where the faces match; see {@link #sameShot}
     */
    public BulkDecision decide(
            PictureFeatures reference, PictureFeatures probe, boolean sameFile, Supplier<SameShot> sameShot) {
        if (reference instanceof PictureFeatures.Usable document && probe instanceof PictureFeatures.Usable live) {
            var comparison = new ComparisonScore(document.cosine(live));
            var shot = needsPixels(comparison, sameFile) ? sameShot.get() : NOT_LOOKED_FOR;
            return new BulkDecision(
                    verifier.decide(comparison, new PadScore(live.attackScore()), shot, sameFile, policy), comparison);
        }
        return new BulkDecision(unassessable(reference, probe), null);
    }

    /** Whether {@link #decide} will ask for the check for the same shot. */
    public boolean needsPixels(PictureFeatures reference, PictureFeatures probe, boolean sameFile) {
        return reference instanceof PictureFeatures.Usable document
                && probe instanceof PictureFeatures.Usable live
                && needsPixels(new ComparisonScore(document.cosine(live)), sameFile);
    }

    private boolean needsPixels(ComparisonScore comparison, boolean sameFile) {
        return !sameFile && verifier.calibration().meets(comparison, policy.targetFalseMatchRate());
    }

    private static VerificationOutcome unassessable(PictureFeatures reference, PictureFeatures probe) {
        var refused = Stream.of(
                        refusal(PictureRole.REFERENCE, reference).stream(), refusal(PictureRole.PROBE, probe).stream())
                .flatMap(stream -> stream)
                .toList();
        return refused.stream()
                .filter(outcome -> !BY_POLICY.contains(outcome.reason()))
                .findFirst()
                .orElseGet(refused::getFirst);
    }

    private static List<Unassessable> refusal(PictureRole role, PictureFeatures picture) {
        return picture instanceof PictureFeatures.Unusable(var reason)
                ? List.of(new Unassessable(role, reason, reason.name()))
                : List.of();
    }

    /** Whether two pictures whose features are known are one and the same shot. */
    public SameShot sameShot(
            EncodedImage reference,
            PictureFeatures.Usable referenceFeatures,
            EncodedImage probe,
            PictureFeatures.Usable probeFeatures) {
        return verifier.sameShot(reference, referenceFeatures.landmarks(), probe, probeFeatures.landmarks());
    }
}
