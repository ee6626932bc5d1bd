package bonafide.engine.quality;

import static bonafide.engine.quality.QualityComponent.COMPRESSION_ARTIFACTS;
import static bonafide.engine.quality.QualityComponent.DYNAMIC_RANGE;
import static bonafide.engine.quality.QualityComponent.HEAD_POSE_PITCH;
import static bonafide.engine.quality.QualityComponent.HEAD_POSE_YAW;
import static bonafide.engine.quality.QualityComponent.INTER_EYE_DISTANCE;
import static bonafide.engine.quality.QualityComponent.LEFTWARD_CROP_OF_THE_FACE_IMAGE;
import static bonafide.engine.quality.QualityComponent.MARGIN_ABOVE_OF_THE_FACE_IMAGE;
import static bonafide.engine.quality.QualityComponent.MARGIN_BELOW_OF_THE_FACE_IMAGE;
import static bonafide.engine.quality.QualityComponent.OVER_EXPOSURE_PREVENTION;
import static bonafide.engine.quality.QualityComponent.RIGHTWARD_CROP_OF_THE_FACE_IMAGE;
import static bonafide.engine.quality.QualityComponent.SHARPNESS;
import static bonafide.engine.quality.QualityComponent.UNDER_EXPOSURE_PREVENTION;
import static bonafide.engine.quality.QualityComponent.UNIFIED_QUALITY_SCORE;

import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which quality is too poor to decide on, and which deserves a warning.
 *
 * <p>{@code STANDARD} asks for another photo only where a comparison would mislead: a face of a few pixels, one turned
 * away, one whose template is nearly empty. The limit lies 15 % below the norm under which most genuine comparisons of
 * snapshots fail, because studio photos of that norm still match well (docs/measurements.md). Exposure, sharpness and compression do not predict errors of this recogniser, so only {@code STRICT} refuses
 * for them; refusing dark pictures would also refuse dark skin first. Figures: docs/measurements.md.
 */
public final class QualityPolicy {
    private static final double NEVER = Double.NaN;

    /** A limit of a component's native value, by strictness; {@code warn} holds for all. */
    private record Limit(
            QualityComponent component, boolean atLeast, double lenient, double standard, double strict, double warn) {

        double retake(QualityStrictness strictness) {
            return switch (strictness) {
                case LENIENT -> lenient;
                case STANDARD -> standard;
                case STRICT -> strict;
            };
        }

        boolean broken(double value, double limit) {
            return !Double.isNaN(limit) && (atLeast ? value < limit : value > limit);
        }
    }

    private final List<Limit> limits;

    /**
     * @param retakeNorm template norm below which most genuine comparisons fail; {@code STANDARD} asks for a new photo at
     *     85 % of it, {@code LENIENT} at 70 %
     * @param warnNorm template norm below which a warning is given and {@code STRICT} asks for a new photo
     */
    public QualityPolicy(double retakeNorm, double warnNorm) {
        limits = List.of(
                new Limit(UNIFIED_QUALITY_SCORE, true, retakeNorm * 0.7, retakeNorm * 0.85, warnNorm, warnNorm),
                new Limit(INTER_EYE_DISTANCE, true, 8, 10, 40, 40),
                new Limit(HEAD_POSE_YAW, false, NEVER, 65, 35, 35),
                new Limit(HEAD_POSE_PITCH, false, NEVER, NEVER, 40, 35),
                new Limit(SHARPNESS, true, NEVER, NEVER, 4, 12),
                new Limit(UNDER_EXPOSURE_PREVENTION, false, NEVER, NEVER, 0.8, 0.5),
                new Limit(OVER_EXPOSURE_PREVENTION, false, NEVER, NEVER, 0.5, 0.25),
                new Limit(DYNAMIC_RANGE, true, NEVER, NEVER, 3, 5),
                new Limit(COMPRESSION_ARTIFACTS, true, NEVER, NEVER, 15, 30),
                new Limit(LEFTWARD_CROP_OF_THE_FACE_IMAGE, true, NEVER, NEVER, 0.6, 0.9),
                new Limit(RIGHTWARD_CROP_OF_THE_FACE_IMAGE, true, NEVER, NEVER, 0.6, 0.9),
                new Limit(MARGIN_ABOVE_OF_THE_FACE_IMAGE, true, NEVER, NEVER, 0.3, 0.5),
                new Limit(MARGIN_BELOW_OF_THE_FACE_IMAGE, true, NEVER, NEVER, 0.8, 1));
    }

    /** All that is too poor, in the order of the components: reasons for another photo first. */
    public List<QualityFinding> judge(QualityAssessment assessment, QualityStrictness strictness) {
        List<QualityFinding> retakes = new ArrayList<>();
        List<QualityFinding> warnings = new ArrayList<>();
        for (Limit limit : limits) {
            Double found = assessment.of(limit.component()).nativeValue();
            if (found == null) {
                continue;
            }
            double value = limit.atLeast() ? found : Math.abs(found);
            if (limit.broken(value, limit.retake(strictness))) {
                retakes.add(finding(limit, true, value, limit.retake(strictness)));
            } else if (limit.broken(value, limit.warn())) {
                warnings.add(finding(limit, false, value, limit.warn()));
            }
        }
        retakes.addAll(warnings);
        return retakes;
    }

    /** The first reason to ask for another photo. */
    public Optional<QualityFinding> retake(QualityAssessment assessment, QualityStrictness strictness) {
        return judge(assessment, strictness).stream()
                .filter(QualityFinding::retake)
                .findFirst();
    }

    private static QualityFinding finding(Limit limit, boolean retake, double value, double bound) {
        String detail = String.format(
                Locale.ROOT,
                "%s is %.4g (%s); %s %.4g is %s.",
                limit.component().isoName(),
                value,
                limit.component().unit(),
                limit.atLeast() ? "at least" : "at most",
                bound,
                retake ? "needed" : "advised");
        return new QualityFinding(limit.component(), retake, detail);
    }
}
