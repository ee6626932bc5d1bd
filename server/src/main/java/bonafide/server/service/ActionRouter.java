package bonafide.server.service;

import bonafide.server.access.Gatekeeper;
import bonafide.server.wire.AnswerFrame;
import bonafide.server.wire.DataShape;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import bonafide.server.wire.RpcRequest;
import java.util.concurrent.atomic.AtomicReference;

/** The vendor's contract: every call to {@code /}, from its raw form to its answer. */
final class ActionRouter implements Endpoint {
    private final Gatekeeper gatekeeper;
    private final ExecuteRequest executeRequest;
    private final DataShape.Rule dataShape;
    private final CallDesk calls;

    ActionRouter(Gatekeeper gatekeeper, ExecuteRequest executeRequest, DataShape.Rule dataShape, CallDesk calls) {
        this.gatekeeper = gatekeeper;
        this.executeRequest = executeRequest;
        this.dataShape = dataShape;
        this.calls = calls;
    }

    @Override
    public RawAnswer answer(RawRequest raw) {
        return calls.answer("rpc", trace -> {
            var frame = new AtomicReference<>(AnswerFrame.guessed(raw, trace.requestId()));
            return calls.refusals()
                    .guarded(
                            trace,
                            () -> line(raw, frame, trace),
                            error -> frame.get().refusal(error));
        });
    }

    /** The whole way of a call. Each step is cheaper than the next, and nothing personal is decoded before admission. */
    private RawAnswer line(RawRequest raw, AtomicReference<AnswerFrame> frame, CallTrace trace) {
        var request = RpcRequest.read(raw);
        trace.did("parse");
        frame.set(AnswerFrame.of(request, trace.requestId(), dataShape));
        request.requireKnownAction();
        var caller = gatekeeper.authenticate(request);
        trace.calledBy(caller.key().id(), caller.key().account());
        trace.did("authenticate");
        return executeRequest.answer(caller, request, frame.get(), trace);
    }
}
