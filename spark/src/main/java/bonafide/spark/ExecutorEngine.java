package bonafide.spark;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.verification.BulkVerifier;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.RecognitionProfile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How every executor opens the engine. It is opened once for each process, by the first task that needs it, and lives as
 * long as the process.
 *
 * @param models folder with {@code manifest.toml} and {@code weights/}, at this place on every machine
 */
record ExecutorEngine(String models, RecognitionProfile profile) implements Serializable {
    private static final Map<ExecutorEngine, FaceVerifier> OPEN = new ConcurrentHashMap<>();

    /** Decides by the default policy, as the server does until told otherwise. */
    BulkVerifier verifier() {
        return new BulkVerifier(
                OPEN.computeIfAbsent(
                        this,
                        engine -> FaceVerifier.open(
                                Path.of(engine.models), EngineOptions.DEFAULT.withProfile(engine.profile))),
                DecisionPolicy.DEFAULT);
    }
}
