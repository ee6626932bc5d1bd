package bonafide.server.access;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.VerificationOutcome;
import bonafide.server.audit.CompletedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the ledger's promises in memory, without entitlements but those a test sets. */
public final class InMemoryLedger implements Ledger {
    private final Map<String, CallToAdmit> byNonce = new HashMap<>();
    private final List<CallToAdmit> admitted = new ArrayList<>();
    private final List<CompletedCall> completed = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private @Nullable Refusal refusal;
    private DecisionPolicy policy = DecisionPolicy.DEFAULT;
    private boolean available = true;

    @Override
    public synchronized Admission admit(CallToAdmit call) {
        requireAvailable();
        var first = byNonce.putIfAbsent(call.key().id() + " " + call.nonce(), call);
        if (first != null) {
            return first.contentSha256().equals(call.contentSha256())
                    ? new Admission.Resent(first.requestId())
                    : new Admission.Refused(Refusal.NONCE_USED);
        }
        if (refusal != null) {
            return new Admission.Refused(refusal);
        }
        admitted.add(call);
        return new Admission.Admitted(call.requestId(), policy, "default-1");
    }

    @Override
    public synchronized long attackTries(Admission.Admitted admission, String referenceSha256) {
        return completed.stream()
                .filter(call -> call.referenceSha256().equals(referenceSha256)
                        && call.verification().outcome() instanceof VerificationOutcome.Decided decided
                        && decided.attack())
                .count();
    }

    @Override
    public synchronized void complete(Admission.Admitted admission, CompletedCall call) {
        requireAvailable();
        completed.add(call);
    }

    @Override
    public synchronized void reject(Admission.Admitted admission, String reason) {
        requireAvailable();
        rejected.add(reason);
    }

    /** Every call from now on is refused for this reason. */
    public synchronized void refuse(Refusal why) {
        refusal = why;
    }

    /** Every call from now on is decided with this policy. */
    public synchronized void decideWith(DecisionPolicy other) {
        policy = other;
    }

    public synchronized void setAvailable(boolean available) {
        this.available = available;
    }

    public synchronized List<CallToAdmit> admitted() {
        return List.copyOf(admitted);
    }

    public synchronized List<CompletedCall> completed() {
        return List.copyOf(completed);
    }

    /** Reasons of the calls closed without a verification. */
    public synchronized List<String> rejected() {
        return List.copyOf(rejected);
    }

    private void requireAvailable() {
        if (!available) {
            throw new LedgerUnavailableException("the store is away", new IllegalStateException("set by a test"));
        }
    }
}
