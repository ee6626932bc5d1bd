package bonafide.server.access;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.server.audit.CompletedCall;
import java.time.Instant;

/**
 * The book every authenticated call goes through, twice: before work and before the answer.
 *
 * <p>{@code admit} checks and writes nonce, quota and the "admitted" audit row in one transaction; {@code complete}
 * writes the "completed" row durably. A call that is answered has both rows; a crash between them leaves "admitted",
 * which the next start turns into "aborted", giving its quota back and keeping its nonce used.
 */
public interface Ledger {

    /** @throws LedgerUnavailableException when the record cannot be written: nothing may be done then */
    Admission admit(CallToAdmit call);

    /**
     * Writes the result before it is answered; gives the quota back when nothing was decided.
     *
     * @throws LedgerUnavailableException when the record cannot be written: the result may not be answered then
     */
    void complete(Admission.Admitted admission, CompletedCall call);

    /**
     * A signed call whose signature already held.
     *
     * @param nonce unique per key; kept until {@code nonceExpires}
     * @param contentSha256 hex SHA-256 of the canonical signed request, to recognise an identical resend
     */
    record CallToAdmit(
            String requestId,
            AccessKey key,
            String nonce,
            Instant nonceExpires,
            String contentSha256,
            String service,
            String resourceCode) {}

    /** May the call be worked on? */
    sealed interface Admission {
        /**
         * @param policy the policy to decide with
         * @param policyVersion names the policy in the audit row and the receipt
         */
        record Admitted(String requestId, DecisionPolicy policy, String policyVersion) implements Admission {}

        record Refused(Refusal why) implements Admission {}
    }

    /** Why an authenticated call is not worked on; `wire` gives each its code. */
    enum Refusal {
        NONCE_USED,
        SERVICE_NOT_ACTIVATED,
        RESOURCE_CODE_NOT_ALLOWED,
        QUOTA_EXCEEDED,
        TOO_MANY_CALLS_PER_SECOND
    }
}
