package bonafide.server.app;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.inference.ModelManifest;
import bonafide.engine.inference.ModelStore;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.RecognitionProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine as every command opens it, so that all of them decide alike.
 *
 * @param folder where the models lie
 */
public record Engine(FaceVerifier verifier, Path folder) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int WARM_UP_CALLS = 2;

    /** @throws bonafide.engine.inference.ModelException when a model is missing or not the pinned one */
    public static Engine open(Path folder) {
        return open(folder, EngineOptions.DEFAULT.profile());
    }

    /** @param profile how much work goes into one face */
    public static Engine open(Path folder, RecognitionProfile profile) {
        return new Engine(FaceVerifier.open(folder, EngineOptions.DEFAULT.withProfile(profile)), folder);
    }

    /** Names of the models and their hashes, as audit rows state them. */
    public Map<String, String> models() {
        return new ModelStore(folder)
                .manifest().models().stream()
                        .collect(Collectors.toUnmodifiableMap(ModelManifest.Entry::name, ModelManifest.Entry::sha256));
    }

    /** Verifies two test photos, so that the first caller does not pay for the first run of everything. */
    void warmUp() {
        var weights = folder.resolve("weights");
        try {
            var reference = Files.readAllBytes(weights.resolve("person_a_1.jpg"));
            var probe = Files.readAllBytes(weights.resolve("person_a_2.jpg"));
            for (int i = 0; i < WARM_UP_CALLS; i++) {
                verifier.verify(new EncodedImage(reference), new EncodedImage(probe), DecisionPolicy.DEFAULT);
            }
        } catch (IOException _) {
            LOG.info("Without the test photos there is no warm-up: the first call will be slower");
        }
    }

    @Override
    public void close() {
        verifier.close();
    }
}
