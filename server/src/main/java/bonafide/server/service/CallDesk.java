package bonafide.server.service;

import bonafide.server.wire.RawAnswer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Gives each call its id and its trace, and tells the listener how it ended. */
final class CallDesk {
    private final Supplier<String> requestIds;
    private final LongSupplier nanoTime;
    private final Refusals refusals;
    private final CallListener listener;

    CallDesk(Supplier<String> requestIds, LongSupplier nanoTime, Refusals refusals, CallListener listener) {
        this.requestIds = requestIds;
        this.nanoTime = nanoTime;
        this.refusals = refusals;
        this.listener = listener;
    }

    Refusals refusals() {
        return refusals;
    }

    RawAnswer answer(String api, Function<CallTrace, RawAnswer> line) {
        var trace = new CallTrace(requestIds.get(), api, nanoTime);
        try {
            return line.apply(trace);
        } finally {
            listener.ended(trace.report());
        }
    }
}
