package bonafide.engine.verification;

import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PadDecision;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.PadVerdict;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.pad.PadScore;
import bonafide.engine.pad.SameShot;
import bonafide.engine.quality.QualityPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lays a policy over what was found in two pictures: evidence and policy in, outcome out, nothing else. */
final class DecisionRule {
    private static final double COMPARABLE_AREA = 0.4;
    private static final double SURE_SCORE = 0.8;

    private final ScoreCalibration calibration;
    private final PadPolicy padPolicy;
    private final QualityPolicy qualityPolicy;

    DecisionRule(ScoreCalibration calibration, PadPolicy padPolicy, QualityPolicy qualityPolicy) {
        this.calibration = calibration;
        this.padPolicy = padPolicy;
        this.qualityPolicy = qualityPolicy;
    }

    /** Reasons for another photo come before any word about the person. */
    VerificationOutcome decide(
            PictureEvidence document,
            PictureEvidence live,
            ComparisonScore comparison,
            AttackEvidence attack,
            DecisionPolicy policy) {
        return unusable(PictureRole.REFERENCE, document, policy)
                .or(() -> unusable(PictureRole.PROBE, live, policy))
                .orElseGet(() -> decide(
                        comparison, attack.presentation().score(), attack.sameShot(), attack.sameFile(), policy));
    }

    /** Decides on two pictures that may be compared. */
    VerificationOutcome decide(
            ComparisonScore comparison, PadScore score, SameShot sameShot, boolean sameFile, DecisionPolicy policy) {
        PadDecision pad = padPolicy.decide(policy, score, sameShot);
        return sameFile(sameFile, policy)
                .or(() -> uncertain(score, pad))
                .orElseGet(() -> decided(comparison, score, pad, policy));
    }

    /** Why a picture may not be compared under the policy, whatever the other one shows. */
    Optional<VerificationOutcome> unusable(PictureRole role, PictureEvidence picture, DecisionPolicy policy) {
        return severalFaces(role, picture.faces(), policy).or(() -> tooPoor(role, picture, policy));
    }

    private static Optional<VerificationOutcome> severalFaces(
            PictureRole role, List<DetectedFace> faces, DecisionPolicy policy) {
        if (!policy.refuseSecondFace() || faces.size() < 2) {
            return Optional.empty();
        }
        DetectedFace second = faces.get(1);
        double share = second.box().area() / faces.getFirst().box().area();
        return share > COMPARABLE_AREA && second.score() >= SURE_SCORE
                ? Optional.of(new Unassessable(
                        role,
                        UnassessableReason.SEVERAL_FACES,
                        "A second face has %.0f %% of the first one's area; the policy allows %.0f %%."
                                .formatted(100 * share, 100 * COMPARABLE_AREA)))
                : Optional.empty();
    }

    private Optional<VerificationOutcome> tooPoor(PictureRole role, PictureEvidence picture, DecisionPolicy policy) {
        var sample = picture.sample();
        return sample == null
                ? Optional.empty()
                : qualityPolicy
                        .retake(sample.quality(), policy.quality())
                        .map(finding -> new Unassessable(role, UnassessableReason.POOR_QUALITY, finding.detail()));
    }

    private static Optional<VerificationOutcome> sameFile(boolean sameFile, DecisionPolicy policy) {
        return sameFile && !policy.acceptSamePicture()
                ? Optional.of(new Unassessable(
                        PictureRole.PROBE,
                        UnassessableReason.SAME_PICTURE,
                        "Both pictures are one and the same file, so there is no fresh photo of the face."))
                : Optional.empty();
    }

    private static Optional<VerificationOutcome> uncertain(PadScore score, PadDecision pad) {
        return pad.verdict() == PadVerdict.RETRY
                ? Optional.of(new Unassessable(
                        PictureRole.PROBE,
                        UnassessableReason.ATTACK_UNCERTAIN,
                        String.format(
                                Locale.ROOT,
                                "The attack score %.2f lies between %.2f (bona fide below) and %.2f (attack from there on).",
                                score.value(),
                                pad.cuts().retry(),
                                pad.cuts().attack())))
                : Optional.empty();
    }

    private Decided decided(ComparisonScore comparison, PadScore score, PadDecision pad, DecisionPolicy policy) {
        return new Decided(
                calibration.meets(comparison, policy.targetFalseMatchRate()),
                calibration.similarityScore(comparison),
                calibration.falseMatchRate(comparison),
                score.value(),
                pad.kind());
    }
}
