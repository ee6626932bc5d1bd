package bonafide.bench;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.RecognitionProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One pair of pictures, worked on when told to: {@code Pair MODELS REFERENCE.jpg PROBE.jpg} reads {@code default},
 * {@code fast} or {@code cores} a line and prints the milliseconds it took. So another program can time this one and
 * others by turns.
 */
public final class Pair {
    private Pair() {}

    public static void main(String[] arguments) throws IOException {
        var models = Path.of(arguments[0]);
        byte[] reference = Files.readAllBytes(Path.of(arguments[1]));
        byte[] probe = Files.readAllBytes(Path.of(arguments[2]));
        var alone = EngineOptions.DEFAULT.withCores(1);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var standard = FaceVerifier.open(models, alone);
                var spread = FaceVerifier.open(models, EngineOptions.DEFAULT);
                var fast = FaceVerifier.open(models, alone.withProfile(RecognitionProfile.FAST))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                long start = System.nanoTime();
                switch (line) {
                    case "default" -> verify(standard, reference, probe);
                    case "cores" -> verify(spread, reference, probe);
                    case "fast" -> EngineSteps.compareOnly(fast, reference, probe);
                    default -> throw new IllegalArgumentException("default, fast or cores, not " + line);
                }
                System.out.println((System.nanoTime() - start) / 1e6);
            }
        }
    }

    private static void verify(FaceVerifier verifier, byte[] reference, byte[] probe) {
        verifier.verify(new EncodedImage(reference), new EncodedImage(probe), DecisionPolicy.DEFAULT);
    }
}
