package bonafide.server.rest;

import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.verification.Verification;
import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a decision rests on, for those who asked: every record the engine put beside the outcome, member by member under
 * the engine's own names. These records hold no pixels and no template.
 */
final class Evidence {
    private static final double NANOS_PER_MILLI = 1e6;

    private static final JsonMapper RECORDS = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Evidence() {}

    static ObjectNode of(Verification verification) {
        var detail = (ObjectNode) RECORDS.valueToTree(verification);
        detail.remove("outcome");
        if (verification.outcome() instanceof Decided decided) {
            detail.put("padScore", decided.padScore());
            detail.put("attackKind", decided.attackKind().name());
        }
        var millis = detail.putObject("durationsMillis");
        verification.durations().forEach((step, took) -> millis.put(step, took.toNanos() / NANOS_PER_MILLI));
        detail.remove("durations");
        return detail;
    }
}
