package bonafide.server.app;

import bonafide.server.http.HttpRefusal;
import bonafide.server.metrics.Meters;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.util.Locale;

/** Refusals of a listener, each counted by its reason. */
record CountedRefusals(HttpRefusal refusals, Meters meters) implements HttpRefusal {
    CountedRefusals {
        // Every reason is there from the start, so that an alert on one can tell none from unknown.
        for (var reason : Reason.values()) {
            meters.refusals(name(reason));
        }
    }

    @Override
    public RawAnswer answer(Reason reason, String requestId, RawRequest head) {
        meters.refusals(name(reason)).increment();
        return refusals.answer(reason, requestId, head);
    }

    private static String name(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
