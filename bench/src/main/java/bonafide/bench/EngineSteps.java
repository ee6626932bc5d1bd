package bonafide.bench;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.image.EncodedImage;
import bonafide.engine.image.JpegGate;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.engine.verification.RecognitionProfile;
import bonafide.engine.verification.SampleResult.Sampled;
import bonafide.engine.verification.Verification;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the time of a warm verification goes: {@code EngineSteps MODELS REFERENCE.jpg PROBE.jpg [ROUNDS]} prints medians
 * in milliseconds, on one thread unless said otherwise. Every round does everything once, so that a slow moment of the
 * machine hits all alike.
 */
public final class EngineSteps {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, double[]> times = new LinkedHashMap<>();
    private final int rounds;

    private EngineSteps(int rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException {
        var models = Path.of(arguments[0]);
        byte[] reference = Files.readAllBytes(Path.of(arguments[1]));
        byte[] probe = Files.readAllBytes(Path.of(arguments[2]));
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 60;
        var alone = EngineOptions.DEFAULT.withCores(1);
        try (var standard = FaceVerifier.open(models, alone);
                var both = FaceVerifier.open(models, EngineOptions.DEFAULT);
                var fast = FaceVerifier.open(models, alone.withProfile(RecognitionProfile.FAST))) {
            var steps = new EngineSteps(rounds);
            for (int round = -rounds / 2; round < rounds; round++) {
                int now = round;
                steps.time("gate, both files", now, () -> {
                    var gate = new JpegGate();
                    return Arrays.asList(gate.open(new EncodedImage(reference)), gate.open(new EncodedImage(probe)));
                });
                var verification = steps.time("default call", now, () -> verify(standard, reference, probe));
                verification.durations().forEach((step, took) -> steps.note("  " + step, now, took.toNanos()));
                steps.time("default call, all cores", now, () -> verify(both, reference, probe));
                steps.time("fast, no attack cues", now, () -> compareOnly(fast, reference, probe));
            }
            steps.print();
        }
    }

    private static Verification verify(FaceVerifier verifier, byte[] reference, byte[] probe) {
        return verifier.verify(new EncodedImage(reference), new EncodedImage(probe), DecisionPolicy.DEFAULT);
    }

    /** What other pipelines do: two templates and their comparison. */
    static double compareOnly(FaceVerifier verifier, byte[] reference, byte[] probe) {
        try (var first = verifier.sample(new EncodedImage(reference));
                var second = verifier.sample(new EncodedImage(probe))) {
            return ((Sampled) first)
                    .sample()
                    .template()
                    .compare(((Sampled) second).sample().template())
                    .cosine();
        }
    }

    private <T> T time(String step, int round, Supplier<T> work) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        T result = work.get();
        note(step, round, System.nanoTime() - start);
        note(step + ", CPU of its thread", round, THREADS.getCurrentThreadCpuTime() - cpu);
        return result;
    }

    private void note(String step, int round, long nanos) {
        if (round >= 0) {
            times.computeIfAbsent(step, _ -> new double[rounds])[round] = nanos / 1e6;
        }
    }

    private void print() {
        times.forEach((step, all) -> {
            Arrays.sort(all);
            System.out.printf(Locale.ROOT, "%-44s %8.2f%n", step, all[rounds / 2]);
        });
    }
}
