package bonafide.server.audit;

import bonafide.engine.quality.QualityAssessment;
import bonafide.engine.verification.AttackEvidence;
import bonafide.engine.verification.PictureEvidence;
import bonafide.engine.verification.Verification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values a decision rests on, as the trail keeps them. Rounded, and without positions of landmarks: enough to
 * defend a decision, too little to rebuild a face or link two calls.
 */
final class EvidenceJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private EvidenceJson() {}

    static String of(CompletedCall call, Map<String, String> models) {
        var verification = call.verification();
        var values = new LinkedHashMap<String, @Nullable Object>();
        if (call.traceId() != null) {
            values.put("traceId", call.traceId());
        }
        values.put("models", models);
        values.put("reference", picture(verification.reference()));
        values.put("probe", picture(verification.probe()));
        values.put(
                "cosine",
                verification.comparison() == null
                        ? null
                        : rounded(verification.comparison().cosine()));
        values.put("attack", attack(verification.attack()));
        values.put("totalMillis", rounded(call.total().toNanos() / 1e6));
        values.put("stepMillis", steps(verification));
        return JSON.writeValueAsString(values);
    }

    private static @Nullable Map<String, Object> picture(@Nullable PictureEvidence picture) {
        if (picture == null) {
            return null;
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("width", picture.width());
        values.put("height", picture.height());
        values.put("faces", picture.faces().size());
        var sample = picture.sample();
        if (sample != null) {
            values.put("landmarkSpread", rounded(sample.landmarkSpread()));
            values.put("quality", quality(sample.quality()));
        }
        return values;
    }

    /** Component to native value and 0 to 100; what could not be assessed is left out. */
    private static Map<String, Object> quality(QualityAssessment quality) {
        var values = new LinkedHashMap<String, Object>();
        for (var measure : quality.measures()) {
            var nativeValue = measure.nativeValue();
            var value = measure.value();
            if (nativeValue != null && value != null) {
                values.put(measure.component().isoName(), Map.of("native", rounded(nativeValue), "value", value));
            }
        }
        return values;
    }

    private static @Nullable Map<String, Object> attack(@Nullable AttackEvidence attack) {
        if (attack == null) {
            return null;
        }
        var values = new LinkedHashMap<String, Object>();
        var crops = attack.presentation().crops();
        values.put("nearCrop", rounded(crops.near()));
        values.put("wideCrop", rounded(crops.wide()));
        values.put("wholeFrame", rounded(crops.frame()));
        values.put("edgesAround", rounded(attack.presentation().lines().around()));
        values.put("edgesBelow", rounded(attack.presentation().lines().below()));
        values.put("sameShot", rounded(attack.sameShot().correlation()));
        values.put("sameFile", attack.sameFile());
        return values;
    }

    private static Map<String, Double> steps(Verification verification) {
        var steps = new LinkedHashMap<String, Double>();
        verification.durations().forEach((step, time) -> steps.put(step, rounded(time.toNanos() / 1e6)));
        return steps;
    }

    /** To four digits; what is not a finite number becomes 0, for JSON has none. */
    static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(FOUR_DIGITS).doubleValue() : 0;
    }
}
