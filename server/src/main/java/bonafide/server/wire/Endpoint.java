package bonafide.server.wire;

/** Whatever turns a request into an answer; the one thing the HTTP adapter calls. Safe to call from many threads. */
@FunctionalInterface
public interface Endpoint {
    /** Answers every request; throws only for faults, which the adapter logs and answers 500. */
    RawAnswer answer(RawRequest request);
}
