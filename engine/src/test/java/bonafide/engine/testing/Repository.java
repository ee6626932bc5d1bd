package bonafide.engine.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests find the models and photos that packages bring, and evaluation data that may lie beside the project. */
public final class Repository {
    private Repository() {}

    /** The project's top folder, seen from a module's folder or from the top itself. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("models/manifest.toml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("tests run inside the project: models/manifest.toml was not found");
            }
        }
        return folder;
    }

    public static Path models() {
        return root().resolve("models");
    }

    /** One of the six credited test photos, or a model file. */
    public static Path weight(String fileName) {
        Path file = models().resolve("weights").resolve(fileName);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: run ./bonafide test, which fetches it");
        }
        return file;
    }

    /** Evaluation data beside the project; may be absent. */
    public static Path shared() {
        for (Path folder = root(); folder != null; folder = folder.getParent()) {
            Path shared = folder.resolveSibling("shared");
            if (Files.isDirectory(shared)) {
                return shared;
            }
        }
        return root().resolveSibling("shared");
    }
}
