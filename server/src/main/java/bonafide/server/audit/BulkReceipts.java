package bonafide.server.audit;

import bonafide.engine.decision.VerificationOutcome.Decided;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.verification.BulkDecision;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Receipts of decisions made without a server: they have no audit row, and name the pictures by their files' digests. */
public final class BulkReceipts {
    private final Map<String, String> models;
    private final InstantSource clock;
    private final Function<Map<String, ?>, String> signature;

    BulkReceipts(Map<String, String> models, InstantSource clock, Function<Map<String, ?>, String> signature) {
        this.models = models;
        this.clock = clock;
        this.signature = signature;
    }

    /**
     * @param referenceDigest SHA-256 of the file in hex; null when it could not be read
     * @param decision null when one of the files could not be read
     */
    public String receipt(
            @Nullable String referenceDigest, @Nullable String probeDigest, @Nullable BulkDecision decision) {
        var claims = new LinkedHashMap<String, @Nullable Object>();
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("referenceSha256", referenceDigest);
        claims.put("probeSha256", probeDigest);
        switch (decision == null ? null : decision.outcome()) {
            case null -> claims.put("outcome", "UNASSESSABLE");
            case Unassessable unassessable -> {
                claims.put("outcome", "UNASSESSABLE");
                claims.put("reasons", List.of(unassessable.reason().name()));
            }
            case Decided decided -> {
                claims.put("outcome", decided.passed() ? "PASSED" : "NOT_PASSED");
                claims.put("match", decided.match());
                claims.put("attack", decided.attack());
                claims.put("score", decided.similarityScore());
                claims.put("falseMatchRate", decided.falseMatchRate());
                claims.put("padScore", decided.padScore());
            }
        }
        claims.put("models", models);
        return signature.apply(claims);
    }
}
