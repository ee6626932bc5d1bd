package bonafide.server.service;

import bonafide.server.access.Gatekeeper;
import bonafide.server.access.Ledger.Admission;
import bonafide.server.rest.CallReader;
import bonafide.server.rest.Documents;
import bonafide.server.rest.Problem;
import bonafide.server.rest.ProblemException;
import bonafide.server.rest.SecretCredentials;
import bonafide.server.rest.VerificationCall;
import bonafide.server.wire.ApiException;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.FaceVerifyParameters.Pictures;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import bonafide.server.wire.ResourceCodes;

/** {@code POST /v1/verifications}: the same decision for callers without the vendor's SDK. */
final class Verifications implements Endpoint {
    private final Gatekeeper gatekeeper;
    private final VerificationDesk desk;
    private final ResourceCodes resourceCodes;
    private final boolean plainHttpAllowed;
    private final CallDesk calls;

    /** @param plainHttpAllowed the operator answers for the transport, as behind a proxy that ends TLS */
    Verifications(
            Gatekeeper gatekeeper,
            VerificationDesk desk,
            ResourceCodes resourceCodes,
            boolean plainHttpAllowed,
            CallDesk calls) {
        this.gatekeeper = gatekeeper;
        this.desk = desk;
        this.resourceCodes = resourceCodes;
        this.plainHttpAllowed = plainHttpAllowed;
        this.calls = calls;
    }

    @Override
    public RawAnswer answer(RawRequest request) {
        return calls.answer(
                "v1",
                trace -> calls.refusals()
                        .guarded(
                                trace,
                                () -> answer(request, trace),
                                error -> Documents.problem(trace.requestId(), Problem.of(error))));
    }

    private RawAnswer answer(RawRequest request, CallTrace trace) {
        try {
            return line(request, trace);
        } catch (ProblemException e) {
            trace.endsIn(e.problem().kind());
            return Documents.problem(trace.requestId(), e.problem());
        }
    }

    private RawAnswer line(RawRequest request, CallTrace trace) {
        requirePost(request);
        requireTls(request);
        var credentials = SecretCredentials.read(request.headers());
        var caller = gatekeeper.authenticate(credentials.accessKeyId(), credentials.secret(), trace.requestId());
        trace.calledBy(caller.key().id(), caller.key().account());
        trace.did("authenticate");
        var call = CallReader.read(request);
        requireResourceCode(call);
        trace.did("parse");
        return switch (desk.admit(caller, call.resourceCode(), trace)) {
            case Admission.Admitted admitted -> verified(admitted, call, trace);
            case Admission.Refused refused -> throw new ApiException(VerificationDesk.error(refused.why()));
            case Admission.Resent _ -> throw new IllegalStateException("the nonce of a call is its own new id");
        };
    }

    private RawAnswer verified(Admission.Admitted admitted, VerificationCall call, CallTrace trace) {
        var verification = desk.verify(admitted, () -> new Pictures(call.reference(), call.probe()), trace);
        return Documents.verification(trace.requestId(), admitted.policyVersion(), verification, call.detail());
    }

    private static void requirePost(RawRequest request) {
        if (!request.method().equals("POST")) {
            throw new ProblemException(Problem.methodNotAllowed("POST"));
        }
    }

    private void requireTls(RawRequest request) {
        if (!request.secure() && !plainHttpAllowed) {
            throw new ProblemException(Problem.secureTransportRequired());
        }
    }

    private void requireResourceCode(VerificationCall call) {
        if (!resourceCodes.contains(call.resourceCode())) {
            throw new ProblemException(Problem.resourceCode());
        }
    }
}
