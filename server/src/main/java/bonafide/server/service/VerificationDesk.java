package bonafide.server.service;

import bonafide.engine.decision.PictureRole;
import bonafide.engine.decision.VerificationOutcome.Unassessable;
import bonafide.engine.outcome.UnassessableReason;
import bonafide.engine.verification.Verification;
import bonafide.engine.verification.Verifier;
import bonafide.server.access.Caller;
import bonafide.server.access.Ledger;
import bonafide.server.access.Ledger.Admission;
import bonafide.server.access.Ledger.CallToAdmit;
import bonafide.server.access.Ledger.Refusal;
import bonafide.server.audit.CompletedCall;
import bonafide.server.wire.ApiError;
import bonafide.server.wire.ApiException;
import bonafide.server.wire.FaceVerifyParameters.Pictures;
import bonafide.server.wire.GatewayError;
import bonafide.server.wire.ResultCode;
import bonafide.server.wire.ServiceError;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Takes a call into the ledger, has its pictures verified and closes the ledger's row before anybody hears of it. */
final class VerificationDesk {
    static final String SERVICE = "intl_face_verify";

    private static final Unassessable TRIES_EXHAUSTED = new Unassessable(
            PictureRole.REFERENCE,
            UnassessableReason.TRIES_EXHAUSTED,
            "Within a day as many probes against this reference were taken for attacks, or left in doubt, as the policy allows.");

    private final Ledger ledger;
    private final Verifier verifier;

    VerificationDesk(Ledger ledger, Verifier verifier) {
        this.ledger = ledger;
        this.verifier = verifier;
    }

    /** @param resourceCode empty when the call states no usable one */
    Admission admit(Caller caller, String resourceCode, CallTrace trace) {
        var admission = ledger.admit(new CallToAdmit(
                trace.requestId(),
                caller.key(),
                caller.nonce(),
                caller.signedAt(),
                caller.contentSha256(),
                SERVICE,
                resourceCode));
        trace.did("admit");
        return admission;
    }

    /**
     * @param pictures decodes them; an {@link ApiException} of it ends the call and gives its quota back
     * @throws bonafide.server.access.LedgerUnavailableException when the result cannot be kept: it is lost then
     */
    Verification verify(Admission.Admitted admitted, Supplier<Pictures> pictures, CallTrace trace) {
        var row = new OpenRow(admitted);
        try {
            var both = pictures.get();
            trace.did("decode");
            var verification = triesLeft(admitted, both)
                    ? verifier.verify(both.reference(), both.probe(), admitted.policy())
                    : new Verification(TRIES_EXHAUSTED, Map.of());
            trace.include(verification.durations());
            trace.did("verify");
            trace.endsIn(ResultCode.of(verification.outcome()).subcode());
            row.complete(completed(verification, both, trace));
            trace.did("record");
            return verification;
        } catch (ApiException e) {
            row.reject(e.error().name());
            throw e;
        } finally {
            row.reject("NotVerified");
        }
    }

    private boolean triesLeft(Admission.Admitted admitted, Pictures pictures) {
        int limit = admitted.policy().attackTries();
        return limit == 0
                || ledger.attackTries(admitted, sha256(pictures.reference().bytes())) < limit;
    }

    static ApiError error(Refusal why) {
        return switch (why) {
            case TIMESTAMP_EXPIRED -> GatewayError.TIMESTAMP_EXPIRED;
            case NONCE_USED -> GatewayError.NONCE_USED;
            case SERVICE_NOT_ACTIVATED -> ServiceError.NOT_ACTIVATED;
            case RESOURCE_CODE_NOT_ALLOWED -> ServiceError.RESOURCE_CODE_NOT_ALLOWED;
            case QUOTA_EXCEEDED -> ServiceError.QUOTA_EXCEEDED;
            case TOO_MANY_CALLS_PER_SECOND -> GatewayError.THROTTLED_USER;
        };
    }

    private static CompletedCall completed(Verification verification, Pictures pictures, CallTrace trace) {
        return new CompletedCall(
                verification,
                pictures.reference().size(),
                pictures.probe().size(),
                sha256(pictures.reference().bytes()),
                sha256(pictures.probe().bytes()),
                trace.elapsed(),
                MDC.get("traceId"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing in this JDK", e);
        }
    }

    /** The ledger's row of an admitted call: closed once, whatever happens. */
    private final class OpenRow {
        private final Admission.Admitted admitted;
        private boolean closed;

        OpenRow(Admission.Admitted admitted) {
            this.admitted = admitted;
        }

        void complete(CompletedCall call) {
            closed = true;
            ledger.complete(admitted, call);
        }

        void reject(String reason) {
            if (!closed) {
                closed = true;
                ledger.reject(admitted, reason);
            }
        }
    }
}
