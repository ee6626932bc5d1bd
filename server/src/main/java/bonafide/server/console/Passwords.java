package bonafide.server.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id hashes: slow and memory-hard, so that a stolen table is expensive to search.
 *
 * <p>19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's recommendation. Written as {@code
 * argon2id$m$t$salt$hash}, so that the cost can rise later without breaking old rows.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random;
    private final Semaphore places;
    private final Duration patience;
    /** Checked for names nobody has, so that an unknown name costs the same time as a wrong password; no password's hash. */
    private final String nobody;

    /**
     * @param places one for each that may be worked on side by side
     * @param patience how long the next one waits for its turn
     */
    Passwords(SecureRandom random, Semaphore places, Duration patience) {
        this.random = random;
        this.places = places;
        this.patience = patience;
        this.nobody = written(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    }

    String hash(String password) {
        var salt = randomBytes(SALT_BYTES);
        return written(salt, derive(password, salt, MEMORY_KIB, PASSES));
    }

    boolean matches(String password, String hash) {
        var parts = hash.split("\\$", -1);
        var salt = Base64.getDecoder().decode(parts[3]);
        var expected = Base64.getDecoder().decode(parts[4]);
        return MessageDigest.isEqual(
                expected, derive(password, salt, Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }

    /** Always false, after as much work as {@link #matches} does. */
    boolean matchesNobody(String password) {
        return matches(password, nobody) && nobody.isEmpty();
    }

    /** @throws Refusal when its turn did not come in time */
    private byte[] derive(String password, byte[] salt, int memoryKib, int passes) {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Refusal(503, "busy", "too many sign-ins at once; try again in a moment");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "busy", "the server is stopping");
        }
        try {
            return argon2id(password, salt, memoryKib, passes);
        } finally {
            places.release();
        }
    }

    private static byte[] argon2id(String password, byte[] salt, int memoryKib, int passes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(1)
                .build());
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String written(byte[] salt, byte[] hash) {
        return "argon2id$%d$%d$%s$%s".formatted(MEMORY_KIB, PASSES, base64(salt), base64(hash));
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
