package bonafide.engine.verification;

import static bonafide.engine.inference.ModelManifest.DETECTION;
import static bonafide.engine.inference.ModelManifest.PRESENTATION_ATTACK_DETECTION;
import static bonafide.engine.inference.ModelManifest.RECOGNITION;

import bonafide.engine.decision.PadCuts;
import bonafide.engine.decision.PadPolicy;
import bonafide.engine.decision.ScoreCalibration;
import bonafide.engine.detection.FaceDetector;
import bonafide.engine.image.Image;
import bonafide.engine.image.ImageDecoder;
import bonafide.engine.image.JpegGate;
import bonafide.engine.inference.Model;
import bonafide.engine.inference.ModelException;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.ModelStore;
import bonafide.engine.inference.NativeHeap;
import bonafide.engine.pad.PresentationAttackDetector;
import bonafide.engine.quality.FaceImageQualityAssessor;
import bonafide.engine.quality.QualityPolicy;
import bonafide.engine.recognition.TemplateExtractor;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The networks of one verifier, opened together and closed together, and the steps built on them. */
final class EngineModels implements AutoCloseable {
    /** For a recogniser whose norms were not measured: no template is refused for its length. */
    private static final ModelManifest.TemplateNorm UNKNOWN_NORM =
            new ModelManifest.TemplateNorm(0, Double.MIN_NORMAL, 2 * Double.MIN_NORMAL);

    /** Counted up with every change of the steps after which the same picture gives another template or attack score. */
    private static final int STEPS = 4;

    private final EngineOptions options;
    private final ModelManifest manifest;
    private final Model detection;
    private final Model recognition;
    private final Model attackDetection;

    private EngineModels(
            EngineOptions options, ModelManifest manifest, Model detection, Model recognition, Model attackDetection) {
        this.options = options;
        this.manifest = manifest;
        this.detection = detection;
        this.recognition = recognition;
        this.attackDetection = attackDetection;
    }

    /**
     * Everything that takes time at start runs side by side, the pixel library among it, the longest first. On threads of
     * its own: the common pool has a single one on two processors.
     */
    static EngineModels open(Path folder, EngineOptions options) {
        var store = new ModelStore(folder);
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("model-opening-", 1).factory())) {
            var recognition = opening(store, RECOGNITION, options, threads);
            var detection = opening(store, DETECTION, options, threads);
            var attackDetection = opening(store, PRESENTATION_ATTACK_DETECTION, options, threads);
            var pixels = CompletableFuture.runAsync(Image::load, threads);
            pixels.join();
            var models = new EngineModels(
                    options, store.manifest(), detection.join(), recognition.join(), attackDetection.join());
            NativeHeap.trim();
            return models;
        } catch (CompletionException e) {
            throw e.getCause() instanceof ModelException broken ? broken : e;
        }
    }

    private static CompletableFuture<Model> opening(
            ModelStore store, String job, EngineOptions options, Executor threads) {
        ModelManifest.Entry entry = store.manifest().forJob(job);
        return CompletableFuture.supplyAsync(() -> Model.open(store, entry, options.threads()), threads);
    }

    FaceSampler sampler() {
        var detector = new FaceDetector(detection, manifest.forJob(DETECTION).input());
        var extractor = extractor();
        return new FaceSampler(
                new ImageDecoder(new JpegGate()),
                switch (options.profile()) {
                    case FAST -> new FastAcquirer(detector, extractor);
                    case STANDARD ->
                        new StandardAcquirer(detector, extractor, templateNorm().aligned());
                },
                qualityAssessor());
    }

    PresentationAttackDetector attackDetector() {
        return new PresentationAttackDetector(
                attackDetection, manifest.forJob(PRESENTATION_ATTACK_DETECTION).input());
    }

    RecognitionProfile profile() {
        return options.profile();
    }

    PadPolicy padPolicy() {
        ModelManifest.Entry entry = manifest.forJob(PRESENTATION_ATTACK_DETECTION);
        var cuts = entry.attackCuts();
        if (cuts == null) {
            throw new ModelException("model " + entry.name() + " has no attack-cuts in the manifest");
        }
        return new PadPolicy(
                padCuts(cuts.tolerant()), padCuts(cuts.standard()), padCuts(cuts.strict()), cuts.sameShot());
    }

    private static PadCuts padCuts(ModelManifest.Cut cut) {
        return new PadCuts(cut.retry(), cut.attack());
    }

    QualityPolicy qualityPolicy() {
        ModelManifest.TemplateNorm norm = templateNorm();
        return new QualityPolicy(norm.retake(), norm.warn());
    }

    private FaceImageQualityAssessor qualityAssessor() {
        ModelManifest.TemplateNorm norm = templateNorm();
        return new FaceImageQualityAssessor(norm.retake(), norm.warn());
    }

    /** The manifest states norms of the crop and its mirror image together; one crop alone has half of them. */
    private ModelManifest.TemplateNorm templateNorm() {
        var norm = manifest.forJob(RECOGNITION).norm();
        if (norm == null) {
            return UNKNOWN_NORM;
        }
        return switch (options.profile()) {
            case STANDARD -> norm;
            case FAST -> new ModelManifest.TemplateNorm(norm.aligned(), norm.retake() / 2, norm.warn() / 2);
        };
    }

    TemplateExtractor extractor() {
        return new TemplateExtractor(recognition, manifest.forJob(RECOGNITION));
    }

    ScoreCalibration calibration() {
        return calibration(manifest, options.profile());
    }

    /** A recogniser without a table for the profile can be opened, so that one can be made. */
    static ScoreCalibration calibration(ModelManifest manifest, RecognitionProfile profile) {
        ModelManifest.Entry entry = manifest.forJob(RECOGNITION);
        var tables = entry.calibration();
        var table = tables == null ? null : tables.get(profile.calibrationKey());
        return table == null
                ? ScoreCalibration.none("model " + entry.name() + ", profile " + profile.calibrationKey())
                : new ScoreCalibration(table.data(), table.cosine(), table.fmr(), table.score());
    }

    /** Changes whenever the same picture could give another template or attack score. */
    String fingerprint() {
        return STEPS + " " + options.profile() + " "
                + manifest.forJob(DETECTION).sha256() + " "
                + manifest.forJob(RECOGNITION).sha256() + " "
                + manifest.forJob(PRESENTATION_ATTACK_DETECTION).sha256();
    }

    @Override
    public void close() {
        attackDetection.close();
        recognition.close();
        detection.close();
    }
}
