package bonafide.server.audit;

import bonafide.engine.decision.AttackKind;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.verification.Verification;
import bonafide.server.audit.AuditRecord.Result;
import bonafide.server.audit.AuditRecord.State;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Turns a finished call into what the audit trail keeps of it. */
public final class AuditResults {
    private final SecretKeySpec pictureSalt;
    private final Map<String, String> models;

    /**
     * @param pictureSalt keys the hashes of pictures, so that a table of known pictures' hashes finds nothing
     * @param models the models in use, name to SHA-256
     */
    public AuditResults(byte[] pictureSalt, Map<String, String> models) {
        this.pictureSalt = new SecretKeySpec(pictureSalt, "HmacSHA256");
        this.models = new TreeMap<>(models);
    }

    public Result of(CompletedCall call, Instant finished) {
        var outcome = call.verification().outcome();
        var decided = outcome instanceof Decided decision ? decision : null;
        return new Result(
                State.COMPLETED,
                finished,
                name(outcome),
                reasons(outcome),
                decided == null ? null : hundredths(decided.similarityScore()),
                decided == null ? null : EvidenceJson.rounded(decided.falseMatchRate()),
                attackScore(call.verification()),
                (long) call.referenceBytes(),
                (long) call.probeBytes(),
                pictureHash(call.referenceSha256()),
                pictureHash(call.probeSha256()),
                EvidenceJson.of(call, models));
    }

    private static String name(VerificationOutcome outcome) {
        return switch (outcome) {
            case Decided decided -> decided.passed() ? "PASSED" : "NOT_PASSED";
            case Unassessable _ -> "UNASSESSABLE";
        };
    }

    private static String reasons(VerificationOutcome outcome) {
        return switch (outcome) {
            case Unassessable unassessable -> unassessable.picture() + ":" + unassessable.reason();
            case Decided decided -> {
                var reasons = new ArrayList<String>();
                if (!decided.match()) {
                    reasons.add("NO_MATCH");
                }
                if (decided.attack()) {
                    reasons.add("PRESENTATION_ATTACK");
                }
                if (decided.attackKind() == AttackKind.SAME_SHOT) {
                    reasons.add(AttackKind.SAME_SHOT.name());
                }
                yield String.join(",", reasons);
            }
        };
    }

    /** Also of a call in the grey band, or an operator who looks for his own cut would miss what lies next to it. */
    private static @Nullable Double attackScore(Verification verification) {
        if (verification.outcome() instanceof Decided decided) {
            return EvidenceJson.rounded(decided.padScore());
        }
        var attack = verification.attack();
        return attack == null
                ? null
                : EvidenceJson.rounded(attack.presentation().score().value());
    }

    private static double hundredths(double score) {
        return Math.round(score * 100) / 100.0;
    }

    /**
     * What the trail knows a picture by.
     *
     * @param sha256 64 hex digits of its bytes
     */
    public String pictureHash(String sha256) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(pictureSalt);
            return HexFormat.of().formatHex(mac.doFinal(sha256.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
