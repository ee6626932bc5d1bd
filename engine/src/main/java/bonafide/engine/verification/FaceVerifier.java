package bonafide.engine.verification;

import bonafide.engine.alignment.AlignedFace;
import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.recognition.FaceTemplate;
import bonafide.engine.pad.PresentationAttackDetector;
import bonafide.engine.pad.SameShotCheck;
import bonafide.engine.verification.SampleResult.Sampled;
import bonafide.engine.verification.SampleResult.Unusable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The straight line from two files to a decision: sample both pictures, look for an attack, compare, decide.
 *
 * <p>Bad pictures are outcomes; a {@link bonafide.engine.inference.ModelException} means the engine itself is broken.
 * Safe to use from many threads; each call works on its caller's thread.
 */
public final class FaceVerifier implements Verifier, AutoCloseable {
    private final EngineModels models;
    private final FaceSampler sampler;
    private final PresentationAttackDetector attackDetector;
    private final ScoreCalibration calibration;
    private final DecisionRule rule;

    private FaceVerifier(EngineModels models) {
        this.models = models;
        this.sampler = models.sampler();
        this.attackDetector = models.attackDetector();
        this.calibration = models.calibration();
        this.rule = new DecisionRule(calibration, models.padPolicy(), models.qualityPolicy());
    }

    /**
     * Checks and loads all models.
     *
     * @param folder holds {@code manifest.toml} and {@code weights/}
     */
    public static FaceVerifier open(Path folder, EngineOptions options) {
        return new FaceVerifier(EngineModels.open(folder, options));
    }

    /** What scores of this verifier mean. */
    public ScoreCalibration calibration() {
        return calibration;
    }

    /** Where attack detection's cuts lie. */
    public PadPolicy padPolicy() {
        return models.padPolicy();
    }

    /** Attack detection on single pictures, with this verifier's networks; usable until it is closed. */
    public PresentationAssessor presentations() {
        return models.presentations();
    }

    /** Changes whenever the same picture could give another template: the networks' hashes and the profile. */
    public String fingerprint() {
        return models.fingerprint();
    }

    /** Template of one aligned crop alone, for explaining a comparison; verifications may add its mirror image. */
    public FaceTemplate template(AlignedFace face) {
        return models.extractor().extract(face);
    }

    /** Finds the face of one picture and makes its template, exactly as a verification does. The caller closes it. */
    public SampleResult sample(EncodedImage picture) {
        return sampler.sample(picture, new StepClock());
    }

    /** Why a picture may not be compared under a policy; empty when it may. */
    public Optional<Unassessable> refusal(PictureRole role, PictureEvidence picture, DecisionPolicy policy) {
        return rule.unusable(role, picture, policy).map(Unassessable.class::cast);
    }

    @Override
    public Verification verify(EncodedImage reference, EncodedImage probe, DecisionPolicy policy) {
        var clock = new StepClock();
        try (SampleResult document = sampler.sample(reference, clock);
                SampleResult live = sampler.sample(probe, clock)) {
            return switch (new Both(document, live)) {
                case Both(Unusable refused, SampleResult _) -> unassessable(PictureRole.REFERENCE, refused, document, live, clock);
                case Both(SampleResult _, Unusable refused) -> unassessable(PictureRole.PROBE, refused, document, live, clock);
                case Both(Sampled(var documentFace), Sampled(var liveFace)) -> {
                    boolean sameFile = Arrays.equals(reference.bytes(), probe.bytes());
                    yield compare(documentFace, liveFace, sameFile, policy, clock);
                }
            };
        }
    }

    private Verification compare(
            FaceSample document, FaceSample live, boolean sameFile, DecisionPolicy policy, StepClock clock) {
        ComparisonScore comparison = document.template().compare(live.template());
        AttackEvidence attack = clock.time("attack", () -> lookForAttack(document, live, sameFile));
        VerificationOutcome outcome = rule.decide(document.evidence(), live.evidence(), comparison, attack, policy);
        return new Verification(outcome, document.evidence(), live.evidence(), comparison, attack, clock.durations());
    }

    private AttackEvidence lookForAttack(FaceSample document, FaceSample live, boolean sameFile) {
        return new AttackEvidence(
                attackDetector.assess(live.picture(), live.face().box()),
                SameShotCheck.compare(
                        document.picture(),
                        document.face().landmarks().points(),
                        live.picture(),
                        live.face().landmarks().points()),
                sameFile);
    }

    private static Verification unassessable(
            PictureRole role, Unusable refused, SampleResult document, SampleResult live, StepClock clock) {
        return new Verification(
                new Unassessable(role, refused.reason(), refused.detail()),
                document.evidence(),
                live.evidence(),
                null,
                null,
                clock.durations());
    }

    private record Both(SampleResult document, SampleResult live) {}

    @Override
    public void close() {
        models.close();
    }
}
