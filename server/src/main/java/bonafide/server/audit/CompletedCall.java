package bonafide.server.audit;

import bonafide.engine.verification.Verification;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the audit row says of a finished call; never a picture, a template or a parameter.
 *
 * @param referenceBytes size of the reference picture's file
 * @param referenceSha256 hex digest of the file; the store salts it before it is kept
 * @param traceId of the trace the caller said the call belongs to (W3C Trace Context), 32 hex digits
 */
public record CompletedCall(
        Verification verification,
        int referenceBytes,
        int probeBytes,
        String referenceSha256,
        String probeSha256,
        Duration total,
        @Nullable String traceId) {

    /** A call that belongs to no trace. */
    public CompletedCall(
            Verification verification,
            int referenceBytes,
            int probeBytes,
            String referenceSha256,
            String probeSha256,
            Duration total) {
        this(verification, referenceBytes, probeBytes, referenceSha256, probeSha256, total, null);
    }
}
