package bonafide.server.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of this installation lie.
 *
 * @param home the folder with {@code models/} and, unless told otherwise, {@code data/}
 * @param natives the folder the build unpacked native libraries into; null when there is none, as in tests
 */
public record Installation(Path home, @Nullable Path natives) {
    /** Set by the launcher; without it the folder is found from the program's own place. */
    private static final String HOME = "bonafide.home";

    /** Finds the installation this program was started from. */
    public static Installation find() {
        var program = program();
        var natives = program.resolveSibling("natives");
        var home = System.getProperty(HOME);
        return new Installation(
                home == null ? nearestWithModels(program) : Path.of(home), Files.isDirectory(natives) ? natives : null);
    }

    public Path models() {
        return home.resolve("models");
    }

    public Path defaultData() {
        return home.resolve("data");
    }

    /**
     * Makes every library load its native part from {@link #natives}; otherwise each unpacks itself into some temporary
     * or home folder. To be called before any of them is touched.
     */
    public void useNatives() {
        if (natives != null) {
            var folder = natives.toString();
            System.setProperty("bonafide.natives", folder);
            System.setProperty("onnxruntime.native.path", folder);
            System.setProperty("org.sqlite.lib.path", folder);
            System.setProperty("org.sqlite.lib.name", "libsqlitejdbc.so");
        }
    }

    private static Path program() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program does not know its own place", e);
        }
    }

    private static Path nearestWithModels(Path program) {
        for (Path folder = program; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("models").resolve("manifest.toml"))) {
                return folder;
            }
        }
        return Path.of("").toAbsolutePath();
    }
}
