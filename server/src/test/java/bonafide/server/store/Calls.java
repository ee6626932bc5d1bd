package bonafide.server.store;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.verification.Verification;
import bonafide.server.access.AccessKey;
import bonafide.server.access.Ledger.CallToAdmit;
import bonafide.server.audit.CompletedCall;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Calls and their ends, and variations of them. */
final class Calls {
    /** SHA-256 of the reference of every completed call. */
    static final String REFERENCE = "aa".repeat(32);

    private Calls() {}

    static CompletedCall passed() {
        return completed(new VerificationOutcome.Decided(true, 97.5, 2e-6, -3.25, AttackKind.NONE));
    }

    static CompletedCall attack() {
        return completed(new VerificationOutcome.Decided(true, 97.5, 2e-6, 9.5, AttackKind.SAME_SHOT));
    }

    static CompletedCall uncertain() {
        return completed(new VerificationOutcome.Unassessable(
                PictureRole.PROBE, UnassessableReason.ATTACK_UNCERTAIN, "6.50 lies between 6.00 and 7.00"));
    }

    static CompletedCall noFace() {
        return completed(new VerificationOutcome.Unassessable(
                PictureRole.PROBE, UnassessableReason.NO_FACE, "no face in 640x480 pixels"));
    }

    static DecisionPolicy policy(double targetFalseMatchRate) {
        return new DecisionPolicy(
                targetFalseMatchRate,
                DecisionPolicy.PadMode.STRICT,
                DecisionPolicy.QualityStrictness.LENIENT,
                true,
                false,
                3);
    }

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    static CompletedCall completed(VerificationOutcome outcome) {
        return new CompletedCall(
                new Verification(outcome, Map.of("decode", Duration.ofMillis(7))),
                1234,
                5678,
                REFERENCE,
                "bb".repeat(32),
                Duration.ofMillis(80));
    }

    static CallToAdmit withContent(CallToAdmit call, String content) {
        return copy(call, call.requestId() + content, call.key(), call.nonce(), content, call.resourceCode());
    }

    static CallToAdmit withRequestId(CallToAdmit call, String requestId) {
        return copy(call, requestId, call.key(), call.nonce(), call.contentSha256(), call.resourceCode());
    }

    static CallToAdmit withKey(CallToAdmit call, AccessKey key) {
        return copy(call, call.requestId() + "k", key, call.nonce(), call.contentSha256(), call.resourceCode());
    }

    static CallToAdmit withTexts(CallToAdmit call, String nonce, String resourceCode) {
        return copy(call, call.requestId(), call.key(), nonce, call.contentSha256(), resourceCode);
    }

    private static CallToAdmit copy(
            CallToAdmit call, String requestId, AccessKey key, String nonce, String content, String resourceCode) {
        return new CallToAdmit(requestId, key, nonce, call.signedAt(), content, call.service(), resourceCode);
    }
}
