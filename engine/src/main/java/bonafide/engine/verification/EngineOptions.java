package bonafide.engine.verification;

import bonafide.engine.inference.Model;

/**
 * How a verifier is set up.
 *
 * @param threads of one network run
 * @param cores the verifier may keep busy; 1 works on the caller's thread alone
 */
public record EngineOptions(RecognitionProfile profile, Model.Threads threads, int cores) {

    /** Every accuracy step; each network run on one thread, both pictures of a call side by side. */
    public static final EngineOptions DEFAULT = new EngineOptions(
            RecognitionProfile.STANDARD, Model.Threads.ONE, Runtime.getRuntime().availableProcessors());

    public EngineOptions withProfile(RecognitionProfile other) {
        return new EngineOptions(other, threads, cores);
    }

    public EngineOptions withCores(int other) {
        return new EngineOptions(profile, threads, other);
    }
}
