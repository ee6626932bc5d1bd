package bonafide.server.audit;

import bonafide.engine.decision.VerificationOutcome;
import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
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
                decided == null ? null : EvidenceJson.rounded(decided.padScore()),
                (long) call.referenceBytes(),
                (long) call.probeBytes(),
                salted(call.referenceSha256()),
                salted(call.probeSha256()),
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
                yield String.join(",", reasons);
            }
        };
    }

    private static double hundredths(double score) {
        return Math.round(score * 100) / 100.0;
    }

    private String salted(String pictureHash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(pictureSalt);
            return HexFormat.of().formatHex(mac.doFinal(pictureHash.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
