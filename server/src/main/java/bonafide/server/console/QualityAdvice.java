package bonafide.server.console;

import bonafide.engine.advice.Advice;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.quality.QualityComponent;
import bonafide.engine.quality.QualityPolicy;
import bonafide.engine.verification.PictureEvidence;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the person with the camera could do better, for each component of quality that is poor. */
final class QualityAdvice {
    private QualityAdvice() {}

    static Map<QualityComponent, String> of(
            PictureEvidence evidence, QualityPolicy policy, QualityStrictness strictness, Locale language) {
        var advice = new EnumMap<QualityComponent, String>(QualityComponent.class);
        var sample = evidence.sample();
        if (sample != null) {
            for (var finding : policy.judge(sample.quality(), strictness)) {
                advice.put(finding.component(), Advice.of(finding.component(), language));
            }
        }
        return advice;
    }
}
