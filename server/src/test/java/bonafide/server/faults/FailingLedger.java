package bonafide.server.faults;

import bonafide.server.access.Ledger;
import bonafide.server.audit.CompletedCall;

/**
 * The real ledger with the fail points of a call around it.
 *
 * @param controls ends the server at one of them
 */
public record FailingLedger(Ledger ledger, Controls controls) implements Ledger {
    @Override
    public Admission admit(CallToAdmit call) {
        controls.reached(FailPoint.BEFORE_ADMISSION);
        var admission = ledger.admit(call);
        if (admission instanceof Admission.Admitted) {
            controls.reached(FailPoint.ADMITTED);
        }
        return admission;
    }

    @Override
    public long attackTries(Admission.Admitted admission, String referenceSha256) {
        return ledger.attackTries(admission, referenceSha256);
    }

    @Override
    public void complete(Admission.Admitted admission, CompletedCall call) {
        controls.reached(FailPoint.VERIFIED);
        ledger.complete(admission, call);
        controls.reached(FailPoint.RECORDED);
    }

    @Override
    public void reject(Admission.Admitted admission, String reason) {
        ledger.reject(admission, reason);
    }
}
