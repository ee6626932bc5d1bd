package bonafide.server.access;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.server.audit.CompletedCall;
import java.time.Instant;

/**
 * The book every authenticated call goes through, twice: before work and before the answer.
 *
 * <p>{@code admit} checks and writes nonce, quota and the "admitted" audit row in one transaction; {@code complete}
 * or {@code reject} closes that row durably before the answer. A crash between them leaves "admitted", which the next
 * start turns into "aborted", giving its quota back and keeping its nonce used.
 */
public interface Ledger {

    /** @throws LedgerUnavailableException when the record cannot be written: nothing may be done then */
    Admission admit(CallToAdmit call);

    /**
     * How many calls of this call's account in the last 24 hours came with this reference picture and ended in an attack
     * or in doubt about one. Calls at work at the same moment are not seen, so a limit on this number can be passed by
     * as many calls as an attacker runs side by side.
     *
     * @param referenceSha256 64 hex digits of the picture's bytes; the trail keeps salted hashes only
     * @throws LedgerUnavailableException when the trail cannot be read
     */
    long attackTries(Admission.Admitted admission, String referenceSha256);

    /**
     * Writes the result before it is answered; gives the quota back when nothing was decided.
     *
     * @throws LedgerUnavailableException when the record cannot be written: the result may not be answered then
     */
    void complete(Admission.Admitted admission, CompletedCall call);

    /**
     * Closes an admitted call that ends before any verification (bad parameters, no free slot); gives the quota back.
     *
     * @param reason stable upper-case name for the audit row, such as the answer's code; never caller-sent text
     * @throws LedgerUnavailableException when the record cannot be written
     */
    void reject(Admission.Admitted admission, String reason);

    /**
     * A signed call whose signature already held.
     *
     * @param nonce unique per key; the store keeps it for 31 minutes of its own clock
     * @param signedAt the timestamp under the signature; checked again by the store's clock, which never runs back
     * @param contentSha256 64 hex digits that only an identical signed request has, to recognise an identical resend
     * @param resourceCode eight digits; empty when the call states no usable one: then it is not held against the
     *     allowed codes, as such a call is always rejected
     */
    record CallToAdmit(
            String requestId,
            AccessKey key,
            String nonce,
            Instant signedAt,
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

        /**
         * The nonce was used before by this very request: same key, nonce and content. Some clients send a request
         * again, byte for byte, when a connection dies without an answer. Nothing was written or counted.
         *
         * @param firstRequestId the request id under which the first copy was admitted
         */
        record Resent(String firstRequestId) implements Admission {}

        record Refused(Refusal why) implements Admission {}
    }

    /** Why an authenticated call is not worked on; `wire` gives each its code. */
    enum Refusal {
        /** {@code signedAt} is more than 15 minutes away from the store's clock. */
        TIMESTAMP_EXPIRED,
        NONCE_USED,
        SERVICE_NOT_ACTIVATED,
        RESOURCE_CODE_NOT_ALLOWED,
        QUOTA_EXCEEDED,
        TOO_MANY_CALLS_PER_SECOND
    }
}
