package bonafide.server.service;

import bonafide.server.access.Caller;
import bonafide.server.access.Ledger.Admission;
import bonafide.server.wire.AnswerFrame;
import bonafide.server.wire.ApiError;
import bonafide.server.wire.ApiException;
import bonafide.server.wire.FaceVerifyParameters;
import bonafide.server.wire.FaceVerifyResult;
import bonafide.server.wire.GatewayError;
import bonafide.server.wire.ParameterValue;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.ResourceCodes;
import bonafide.server.wire.RpcRequest;
import bonafide.server.wire.ServiceError;

/** The action {@code ExecuteRequest}: from a caller whose signature held to the answer. */
final class ExecuteRequest {
    private final VerificationDesk desk;
    private final ResourceCodes resourceCodes;
    private final Resends resends;
    private final Refusals refusals;

    ExecuteRequest(VerificationDesk desk, ResourceCodes resourceCodes, Resends resends, Refusals refusals) {
        this.desk = desk;
        this.resourceCodes = resourceCodes;
        this.resends = resends;
        this.refusals = refusals;
    }

    RawAnswer answer(Caller caller, RpcRequest request, AnswerFrame frame, CallTrace trace) {
        if (!request.parameters().text("Service").equals(VerificationDesk.SERVICE)) {
            throw new ApiException(ServiceError.UNKNOWN_SERVICE);
        }
        var parameters = ReadParameters.of(request, resourceCodes);
        trace.did("read");
        return switch (admit(caller, parameters, trace)) {
            case Admission.Refused refused -> throw new ApiException(VerificationDesk.error(refused.why()));
            case Admission.Resent resent -> takeOver(resent, trace);
            case Admission.Admitted admitted ->
                resends.answer(
                        frame.requestId(),
                        () -> refusals.guarded(
                                trace, () -> verified(admitted, parameters, frame, trace), frame::refusal),
                        frame.refusal(GatewayError.NONCE_USED));
        };
    }

    private Admission admit(Caller caller, ReadParameters parameters, CallTrace trace) {
        // Known before the ledger knows it, so that a copy that finds the nonce used also finds this call.
        resends.begin(trace.requestId());
        boolean admitted = false;
        try {
            var admission = desk.admit(caller, parameters.resourceCode(), trace);
            admitted = admission instanceof Admission.Admitted;
            return admission;
        } finally {
            if (!admitted) {
                resends.forget(trace.requestId());
            }
        }
    }

    private RawAnswer verified(
            Admission.Admitted admitted, ReadParameters parameters, AnswerFrame frame, CallTrace trace) {
        var verification = desk.verify(admitted, () -> parameters.pictures(resourceCodes), trace);
        return frame.result(FaceVerifyResult.of(verification.outcome()));
    }

    private RawAnswer takeOver(Admission.Resent resent, CallTrace trace) {
        var answer =
                resends.takeOver(resent.firstRequestId()).orElseThrow(() -> new ApiException(GatewayError.NONCE_USED));
        trace.endsIn("Resent");
        return answer;
    }

    /** The business parameters, or why they cannot be read: the nonce of a call is used either way. */
    private sealed interface ReadParameters {
        /** Empty when there is no usable one. */
        String resourceCode();

        FaceVerifyParameters.Pictures pictures(ResourceCodes codes);

        static ReadParameters of(RpcRequest request, ResourceCodes codes) {
            try {
                var json = request.parameters().find("ServiceParameters").orElse(ParameterValue.of(""));
                var parameters = FaceVerifyParameters.read(json);
                return new Understood(parameters, parameters.usableResourceCode(codes));
            } catch (ApiException e) {
                return new NotUnderstood(e.error());
            }
        }
    }

    private record Understood(FaceVerifyParameters parameters, String resourceCode) implements ReadParameters {
        @Override
        public FaceVerifyParameters.Pictures pictures(ResourceCodes codes) {
            return parameters.pictures(codes);
        }
    }

    private record NotUnderstood(ApiError why) implements ReadParameters {
        @Override
        public String resourceCode() {
            return "";
        }

        @Override
        public FaceVerifyParameters.Pictures pictures(ResourceCodes codes) {
            throw new ApiException(why);
        }
    }
}
