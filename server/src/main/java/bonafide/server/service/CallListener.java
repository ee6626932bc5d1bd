package bonafide.server.service;

/** Learns of each call when its answer is ready. Must be quick and must not throw. */
@FunctionalInterface
public interface CallListener {
    CallListener NONE = _ -> {};

    void ended(CallReport call);

    /** This one first, then the other. */
    default CallListener and(CallListener other) {
        return call -> {
            ended(call);
            other.ended(call);
        };
    }
}
