package bonafide.server.console;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.quality.QualityComponent;
import bonafide.engine.verification.PictureEvidence;
import bonafide.engine.verification.Verification;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A verification as the page shows it; members that do not apply are left out. */
record TryAnswer(
        String outcome,
        boolean passed,
        @Nullable Boolean match,
        @Nullable Boolean attack,
        @Nullable Double similarityScore,
        @Nullable Double falseMatchRate,
        @Nullable Double padScore,
        @Nullable Double comparisonScore,
        double targetFalseMatchRate,
        double thresholdScore,
        @Nullable String picture,
        @Nullable UnassessableReason reason,
        @Nullable String detail,
        @Nullable Found reference,
        @Nullable Found probe,
        List<Cue> attackCues,
        Map<String, Double> stepMillis) {

    static TryAnswer of(
            Verification verification,
            DecisionPolicy policy,
            double thresholdScore,
            @Nullable Found reference,
            @Nullable Found probe) {
        var decided = verification.outcome() instanceof Decided outcome ? outcome : null;
        var refused = verification.outcome() instanceof Unassessable outcome ? outcome : null;
        var steps = new TreeMap<String, Double>();
        verification.durations().forEach((step, time) -> steps.put(step, time.toNanos() / 1e6));
        var comparison = verification.comparison();
        return new TryAnswer(
                decided != null ? "decided" : "unassessable",
                verification.outcome().passed(),
                decided == null ? null : decided.match(),
                decided == null ? null : decided.attack(),
                decided == null ? null : decided.similarityScore(),
                decided == null ? null : decided.falseMatchRate(),
                decided == null ? null : decided.padScore(),
                comparison == null ? null : comparison.cosine(),
                policy.targetFalseMatchRate(),
                thresholdScore,
                refused == null ? null : role(refused.picture()),
                refused == null ? null : refused.reason(),
                refused == null ? null : refused.detail(),
                reference,
                probe,
                AttackCues.of(verification.attack()),
                steps);
    }

    private static String role(PictureRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** One cue of attack detection and what it found. */
    record Cue(String name, String value) {}

    /**
     * What was found in one picture, in its upright pixels.
     *
     * @param alignedCrop the face as compared, a JPEG in base64
     */
    record Found(
            int width,
            int height,
            List<Face> faces,
            List<Quality> quality,
            @Nullable String alignedCrop) {
        static Found of(PictureEvidence evidence, Optional<byte[]> crop, Map<QualityComponent, String> advice) {
            var sample = evidence.sample();
            return new Found(
                    evidence.width(),
                    evidence.height(),
                    evidence.faces().stream().map(Face::of).toList(),
                    sample == null
                            ? List.of()
                            : sample.quality().measures().stream()
                                    .map(measure -> new Quality(
                                            measure.component().isoName(),
                                            measure.nativeValue(),
                                            measure.value(),
                                            advice.get(measure.component())))
                                    .toList(),
                    crop.map(Base64.getEncoder()::encodeToString).orElse(null));
        }
    }

    record Face(double x, double y, double width, double height, double score, List<List<Double>> landmarks) {
        static Face of(DetectedFace face) {
            var box = face.box();
            return new Face(
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    face.score(),
                    face.landmarks().points().stream()
                            .map(point -> List.of(point.x(), point.y()))
                            .toList());
        }
    }

    /**
     * @param value 0 to 100; left out when not assessable
     * @param advice what to do better; left out when nothing need be
     */
    record Quality(
            String name,
            @Nullable Double nativeValue,
            @Nullable Integer value,
            @Nullable String advice) {}
}
