package bonafide.engine.verification;

import bonafide.engine.inference.Model;

/** How a verifier is set up. */
public record EngineOptions(RecognitionProfile profile, Model.Threads threads) {

    /** Every accuracy step; each network on its caller's thread alone. */
    public static final EngineOptions DEFAULT = new EngineOptions(RecognitionProfile.STANDARD, Model.Threads.ONE);

    public EngineOptions withProfile(RecognitionProfile other) {
        return new EngineOptions(other, threads);
    }
}
