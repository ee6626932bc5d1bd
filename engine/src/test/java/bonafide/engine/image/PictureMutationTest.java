package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bonafide.engine.image.DecodeResult.Decoded;
import bonafide.engine.image.DecodeResult.Refused;
import bonafide.engine.testing.Repository;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Damaged pictures by the thousand through gate and decoder. Longer: {@code ./bonafide test -pl engine
 * -Dtest=PictureMutationTest -Dbonafide.mutations=500000 -Dbonafide.seed=2}.
 */
class PictureMutationTest {
    private static final int COUNT = Integer.getInteger("bonafide.mutations", 20_000);
    private static final long SEED = Long.getLong("bonafide.seed", 1);

    @Test
    void decodesOrRefusesWhateverItIsGiven() throws IOException {
        var random = new SplittableRandom(SEED);
        var mutator = new PictureMutator(seeds(), random);
        var decoder = new ImageDecoder();
        // Processor time: what a picture costs, however busy the machine is.
        var cpu = ManagementFactory.getThreadMXBean();
        Map<String, Integer> outcomes = new TreeMap<>();
        long slowest = 0;
        int slowestNumber = 0;
        for (int number = 0; number < COUNT; number++) {
            var picture = mutator.next();
            long start = cpu.getCurrentThreadCpuTime();
            outcomes.merge(outcome(decoder, picture, number), 1, Integer::sum);
            long took = cpu.getCurrentThreadCpuTime() - start;
            if (took > slowest) {
                slowest = took;
                slowestNumber = number;
            }
        }
        System.out.printf(
                "%,d mutations (seed %d): %s; slowest %.0f ms of processor time (number %d)%n",
                COUNT, SEED, outcomes, slowest / 1e6, slowestNumber);
        assertThat(outcomes).containsKeys("decoded", "UNREADABLE", "TOO_LARGE", "NOT_A_JPEG");
    }

    private static String outcome(ImageDecoder decoder, byte[] picture, int number) {
        try {
            return switch (decoder.decode(new EncodedImage(picture))) {
                case Decoded decoded -> {
                    decoded.image().close();
                    yield "decoded";
                }
                case Refused(var reason, var detail) -> {
                    assertThat(detail).matches("[ -~]{10,200}");
                    yield reason.name();
                }
            };
        } catch (RuntimeException e) {
            return fail(
                    "mutation %d of seed %d: %s"
                            .formatted(number, SEED, Base64.getEncoder().encodeToString(picture)),
                    e);
        }
    }

    private static List<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<byte[]>();
        for (var sample : HostilePictures.all()) {
            if (sample.refusal() == null && sample.picture().size() < 100_000) {
                seeds.add(sample.picture().bytes());
            }
        }
        seeds.add(DrawnPictures.baseline(640, 480));
        seeds.add(DrawnPictures.progressive(640, 480));
        for (var name : List.of("person_a_1.jpg", "person_b_1.jpg", "impostor_1.jpg")) {
            seeds.add(Files.readAllBytes(Repository.weight(name)));
        }
        return seeds;
    }
}
