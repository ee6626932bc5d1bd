package bonafide.bench;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the engine alone can serve, and whether its memory grows: {@code Workers MODELS REFERENCE.jpg PROBE.jpg WORKERS
 * CALLS} has so many threads verify one pair over and over, and prints resident memory ten times and the calls per second
 * of the last nine tenths.
 */
public final class Workers {
    private Workers() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        byte[] reference = Files.readAllBytes(Path.of(arguments[1]));
        byte[] probe = Files.readAllBytes(Path.of(arguments[2]));
        int workers = Integer.parseInt(arguments[3]);
        int tenth = Integer.parseInt(arguments[4]) / 10;
        var process = new ServerProcess(ProcessHandle.current().pid());
        try (var verifier = FaceVerifier.open(Path.of(arguments[0]), EngineOptions.DEFAULT)) {
            long start = 0;
            for (int part = 0; part < 10; part++) {
                var left = new AtomicInteger(tenth);
                try (var threads = Executors.newFixedThreadPool(workers)) {
                    for (int i = 0; i < workers; i++) {
                        threads.execute(() -> {
                            while (left.getAndDecrement() > 0) {
                                verifier.verify(
                                        new EncodedImage(reference), new EncodedImage(probe), DecisionPolicy.DEFAULT);
                            }
                        });
                    }
                }
                if (part == 0) {
                    start = System.nanoTime();
                }
                System.out.printf(Locale.ROOT, "after %d calls: RSS %.0f MiB%n", (part + 1) * tenth, process.rssMib());
            }
            System.out.printf(
                    Locale.ROOT, "%d workers: %.2f calls/s%n", workers, 9 * tenth * 1e9 / (System.nanoTime() - start));
        }
    }
}
