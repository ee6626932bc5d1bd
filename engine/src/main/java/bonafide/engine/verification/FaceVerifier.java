package bonafide.engine.verification;

import bonafide.engine.alignment.AlignedFace;
import bonafide.engine.decision.ComparisonScore;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.detection.FacialLandmarks;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.Image;
import bonafide.engine.image.Point;
import bonafide.engine.inference.ModelException;
import bonafide.engine.inference.ModelStore;
import bonafide.engine.inference.SpareCores;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.pad.PadAssessment;
import bonafide.engine.pad.PadScore;
import bonafide.engine.pad.PresentationAttackDetector;
import bonafide.engine.pad.SameShot;
import bonafide.engine.pad.SameShotCheck;
import bonafide.engine.quality.QualityPolicy;
import bonafide.engine.recognition.FaceTemplate;
import bonafide.engine.verification.PresentationResult.Assessed;
import bonafide.engine.verification.PresentationResult.NotAssessed;
import bonafide.engine.verification.SampleResult.Sampled;
import bonafide.engine.verification.SampleResult.Unusable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The straight line from two files to a decision: sample both pictures, look for an attack, compare, decide.
 *
 * <p>Bad pictures are outcomes; a {@link ModelException} means the engine itself is broken.
 * Safe to use from many threads; each call works on its caller's thread, and on one more while a core is idle.
 */
public final class FaceVerifier implements Verifier, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaceVerifier.class);
    private static final Unassessable ATTACK_DETECTION_FAILED = new Unassessable(
            PictureRole.PROBE,
            UnassessableReason.ATTACK_DETECTION_FAILED,
            "Attack detection could not run on this picture.");

    private final SpareCores cores;
    private final EngineModels models;
    private final FaceSampler sampler;
    private final PresentationAttackDetector attackDetector;
    private final ScoreCalibration calibration;
    private final DecisionRule rule;

    private FaceVerifier(EngineModels models, SpareCores cores) {
        this.cores = cores;
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
        return new FaceVerifier(EngineModels.open(folder, options), new SpareCores(options.cores()));
    }

    /** What scores of a verifier opened on this folder would mean; loads no network. */
    public static ScoreCalibration calibration(Path folder, RecognitionProfile profile) {
        return EngineModels.calibration(new ModelStore(folder).manifest(), profile);
    }

    /** What scores of this verifier mean. */
    public ScoreCalibration calibration() {
        return calibration;
    }

    /** Where attack detection's cuts lie. */
    public PadPolicy padPolicy() {
        return models.padPolicy();
    }

    /** Which quality is too poor, and which deserves a warning. */
    public QualityPolicy qualityPolicy() {
        return models.qualityPolicy();
    }

    /** Changes whenever the same picture could give another template or attack score. */
    public String fingerprint() {
        return models.fingerprint();
    }

    /** The crop of a face that this verifier compares. The caller closes it. */
    public AlignedFace align(Image picture, FacialLandmarks landmarks) {
        return models.profile().align(picture, landmarks);
    }

    /** Template of one aligned crop alone, for explaining a comparison; verifications may add its mirror image. */
    public FaceTemplate template(AlignedFace face) {
        return models.extractor().extract(face);
    }

    /** Finds the face of one picture and makes its template, exactly as a verification does. The caller closes it. */
    public SampleResult sample(EncodedImage picture) {
        return sampler.sample(picture, new StepClock());
    }

    /**
     * What attack detection says of one picture, exactly as of a verification's probe. A face that a verification would
     * refuse to compare, one turned away say, is scored where it was first found. Never throws for a bad picture.
     */
    public PresentationResult presentation(EncodedImage probe) {
        try (LivePicture live = look(probe, new StepClock())) {
            return switch (live.result()) {
                case Sampled _ -> assessed(live.presentation());
                case Unusable(var reason, var detail, var evidence) ->
                    evidence == null || evidence.faces().isEmpty()
                            ? new NotAssessed(reason, detail)
                            : assessed(
                                    assessPresentation(probe, evidence.faces().getFirst()));
            };
        }
    }

    private static PresentationResult assessed(@Nullable PadAssessment presentation) {
        return presentation == null
                ? new NotAssessed(ATTACK_DETECTION_FAILED.reason(), ATTACK_DETECTION_FAILED.detail())
                : new Assessed(presentation);
    }

    /** Why a picture may not be compared under a policy; empty when it may. */
    public Optional<Unassessable> refusal(PictureRole role, PictureEvidence picture, DecisionPolicy policy) {
        return rule.unusable(role, picture, policy).map(Unassessable.class::cast);
    }

    @Override
    public Verification verify(EncodedImage reference, EncodedImage probe, DecisionPolicy policy) {
        var clock = new StepClock();
        var liveClock = new StepClock();
        var both = cores.both(() -> sampler.sample(reference, clock), () -> look(probe, liveClock));
        try (SampleResult document = both.first();
                LivePicture live = both.second()) {
            clock.add(liveClock);
            if (document instanceof Unusable refused) {
                return unassessable(PictureRole.REFERENCE, refused, document, live, clock);
            }
            if (live.result() instanceof Unusable refused) {
                return unassessable(PictureRole.PROBE, refused, document, live, clock);
            }
            boolean sameFile = Arrays.equals(reference.bytes(), probe.bytes());
            return compare(sampled(document), sampled(live.result()), live.presentation(), sameFile, policy, clock);
        }
    }

    private LivePicture look(EncodedImage probe, StepClock clock) {
        SampleResult result = sampler.sample(probe, clock);
        return new LivePicture(
                result,
                result instanceof Sampled(var live) ? clock.time("attack", () -> assessPresentation(live)) : null);
    }

    /** What attack detection sees; null when it failed. */
    @Nullable
    PadAssessment assessPresentation(FaceSample live) {
        return assessPresentation(live.picture(), live.face());
    }

    private @Nullable PadAssessment assessPresentation(EncodedImage probe, DetectedFace face) {
        try (Image picture = sampler.decode(probe)) {
            return assessPresentation(picture, face);
        }
    }

    private @Nullable PadAssessment assessPresentation(Image picture, DetectedFace face) {
        try {
            return attackDetector.assess(picture, face);
        } catch (ModelException e) {
            LOG.atError().setCause(e).log("attack detection failed; nothing passes without it");
            return null;
        }
    }

    private Verification compare(
            FaceSample document,
            FaceSample live,
            @Nullable PadAssessment presentation,
            boolean sameFile,
            DecisionPolicy policy,
            StepClock clock) {
        if (presentation == null) {
            return new Verification(
                    ATTACK_DETECTION_FAILED, document.evidence(), live.evidence(), null, null, clock.durations());
        }
        ComparisonScore comparison = document.template().compare(live.template());
        var attack =
                new AttackEvidence(presentation, clock.time("same-shot", () -> sameShot(document, live)), sameFile);
        VerificationOutcome outcome = rule.decide(document.evidence(), live.evidence(), comparison, attack, policy);
        return new Verification(outcome, document.evidence(), live.evidence(), comparison, attack, clock.durations());
    }

    private static SameShot sameShot(FaceSample document, FaceSample live) {
        return SameShotCheck.compare(
                document.picture(),
                document.face().landmarks().points(),
                live.picture(),
                live.face().landmarks().points());
    }

    /** Decides on two pictures that may be compared, by what was found in them before. */
    VerificationOutcome decide(
            ComparisonScore comparison, PadScore score, SameShot sameShot, boolean sameFile, DecisionPolicy policy) {
        return rule.decide(comparison, score, sameShot, sameFile, policy);
    }

    /** The same-shot check on two pictures whose faces were found before. */
    SameShot sameShot(
            EncodedImage reference, List<Point> referenceLandmarks, EncodedImage probe, List<Point> probeLandmarks) {
        try (Image document = sampler.decode(reference);
                Image live = sampler.decode(probe)) {
            return SameShotCheck.compare(document, referenceLandmarks, live, probeLandmarks);
        }
    }

    private static FaceSample sampled(SampleResult result) {
        return ((Sampled) result).sample();
    }

    private static Verification unassessable(
            PictureRole role, Unusable refused, SampleResult document, LivePicture live, StepClock clock) {
        return new Verification(
                new Unassessable(role, refused.reason(), refused.detail()),
                document.evidence(),
                live.result().evidence(),
                null,
                null,
                clock.durations());
    }

    @Override
    public void close() {
        cores.close();
        models.close();
    }
}
