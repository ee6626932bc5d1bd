package bonafide.server.audit;

import bonafide.engine.verification.Verification;
import java.time.Duration;

/**
 * What the audit row says of a finished call; never a picture, a template or a parameter.
 *
 * @param referenceBytes size of the reference picture's file
 * @param referenceSha256 hex digest of the file; the store salts it before it is kept
 */
public record CompletedCall(
        Verification verification,
        int referenceBytes,
        int probeBytes,
        String referenceSha256,
        String probeSha256,
        Duration total) {}
