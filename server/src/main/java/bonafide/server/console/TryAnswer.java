package bonafide.server.console;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.detection.DetectedFace;
import bonafide.engine.outcome.UnassessableReason;
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

    static TryAnswer of(Verification verification, DecisionPolicy policy, double thresholdScore, Crops crops) {
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
                Found.of(verification.reference(), crops.reference()),
                Found.of(verification.probe(), crops.probe()),
                AttackCues.of(verification.attack()),
                steps);
    }

    private static String role(PictureRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Base64 JPEGs of the faces as compared. */
    record Crops(@Nullable String reference, @Nullable String probe) {
        static Crops of(Optional<byte[]> reference, Optional<byte[]> probe) {
            return new Crops(base64(reference), base64(probe));
        }

        private static @Nullable String base64(Optional<byte[]> jpeg) {
            return jpeg.map(Base64.getEncoder()::encodeToString).orElse(null);
        }
    }

    /** One cue of attack detection and what it found. */
    record Cue(String name, String value) {}

    /** What was found in one picture, in its upright pixels. */
    record Found(
            int width,
            int height,
            List<Face> faces,
            List<Quality> quality,
            @Nullable String alignedCrop) {
        static @Nullable Found of(@Nullable PictureEvidence evidence, @Nullable String crop) {
            if (evidence == null) {
                return null;
            }
            var sample = evidence.sample();
            return new Found(
                    evidence.width(),
                    evidence.height(),
                    evidence.faces().stream().map(Face::of).toList(),
                    sample == null
                            ? List.of()
                            : sample.quality().measures().stream()
                                    .map(measure -> new Quality(
                                            measure.component().isoName(), measure.nativeValue(), measure.value()))
                                    .toList(),
                    crop);
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

    /** @param value 0 to 100; left out when not assessable */
    record Quality(
            String name,
            @Nullable Double nativeValue,
            @Nullable Integer value) {}
}
