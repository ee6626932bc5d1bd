package bonafide.engine.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The models on disk: {@code manifest.toml} and the files beside it in {@code weights/}. */
public final class ModelStore {
    private final Path weights;
    private final ModelManifest manifest;

    /** @param models the folder that holds {@code manifest.toml} and {@code weights/} */
    public ModelStore(Path models) {
        this.weights = models.resolve("weights");
        this.manifest = ModelManifest.read(models.resolve("manifest.toml"));
    }

    public ModelManifest manifest() {
        return manifest;
    }

    public Path file(ModelManifest.Entry entry) {
        return weights.resolve(entry.fileName());
    }

    /** The file's bytes, once they are known to be the pinned ones. */
    public byte[] read(ModelManifest.Entry entry) {
        Path file = file(entry);
        byte[] bytes = bytes(file, entry);
        String found = sha256(bytes);
        if (!found.equals(entry.sha256())) {
            throw new ModelException("model %s: %s is not the pinned file: expected sha-256 %s, found %s"
                    .formatted(entry.name(), file, entry.sha256(), found));
        }
        return bytes;
    }

    private static byte[] bytes(Path file, ModelManifest.Entry entry) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ModelException(
                    "model %s: %s is missing: expected sha-256 %s, found no file; models/fetch.py brings it"
                            .formatted(entry.name(), file, entry.sha256()),
                    e);
        } catch (IOException e) {
            throw new ModelException("model %s: cannot read %s: %s".formatted(entry.name(), file, e.getMessage()), e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
