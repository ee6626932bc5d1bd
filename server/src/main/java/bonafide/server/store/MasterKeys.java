package bonafide.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Reads the master key from its source, and writes it where the source is a file. */
final class MasterKeys {
    static final int KEY_BYTES = 32;

    /** @param id the first 8 bytes of the key's SHA-256, as found in front of everything it sealed */
    record MasterKey(long id, SecretKey key) {}

    private MasterKeys() {}

    /** The keys of the source, the sealing one first. A missing file is made, with a new key. */
    static List<MasterKey> read(MasterKeySource source, SecureRandom random) {
        return switch (source) {
            case MasterKeySource.KeyFile(Path file) -> {
                if (Files.notExists(file)) {
                    create(file, generate(random));
                }
                yield parse(fileText(file), file.toString());
            }
            case MasterKeySource.Environment(String variable) ->
                parse(Objects.requireNonNullElse(System.getenv(variable), ""), "environment variable " + variable);
            case MasterKeySource.Command(List<String> words) -> parse(output(words), "command " + words.getFirst());
        };
    }

    static MasterKey generate(SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return keyOf(bytes);
    }

    /** Replaces the file at once: a reader sees the old text or the new one, also after a power failure. */
    static void write(Path file, List<MasterKey> keys) {
        try {
            DurableFile.replace(file, text(keys));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void create(Path file, MasterKey key) {
        try {
            DurableFile.create(file, text(List.of(key)));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static StoreException unwritable(Path file, IOException e) {
        return new StoreException("The master key file " + file + " cannot be written: " + e.getMessage(), e);
    }

    private static String text(List<MasterKey> keys) {
        return keys.stream()
                .map(key -> Base64.getEncoder().encodeToString(key.key().getEncoded()) + "\n")
                .collect(Collectors.joining());
    }

    private static String fileText(Path file) {
        try {
            var allowed = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            var found = Files.getPosixFilePermissions(file);
            if (!allowed.containsAll(found)) {
                throw new StoreException("The master key file " + file + " may be read or written by others ("
                        + PosixFilePermissions.toString(found) + "). Run: chmod 600 " + file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new StoreException("The master key file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String output(List<String> words) {
        try {
            var process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StoreException("The master key command " + words.getFirst() + " failed");
            }
            return text;
        } catch (IOException e) {
            throw new StoreException("The master key command " + words.getFirst() + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while the master key command ran", e);
        }
    }

    private static List<MasterKey> parse(String text, String source) {
        var keys = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> decode(line, source))
                .toList();
        if (keys.isEmpty()) {
            throw new StoreException("No master key in " + source + ": 32 bytes in base64 are expected");
        }
        return keys;
    }

    private static MasterKey decode(String line, String source) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException _) {
            throw new StoreException("The master key in " + source + " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new StoreException(String.format(
                    Locale.ROOT, "The master key in %s has %d bytes, %d are needed", source, bytes.length, KEY_BYTES));
        }
        return keyOf(bytes);
    }

    private static MasterKey keyOf(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new MasterKey(ByteBuffer.wrap(digest).getLong(), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
