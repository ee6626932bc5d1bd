package bonafide.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Puts the program, its libraries and its models into the folder of a package, each library once: native code stands in
 * {@code app/natives} and is taken out of the jars, which also carry that of other platforms.
 */
final class Assembly {
    private final Path home;
    private final Path tree;

    private Assembly(Path home, Path tree) {
        this.home = home;
        this.tree = tree;
    }

    /** @param arguments the project's folder and the package's, which holds the Java runtime already */
    public static void main(String[] arguments) throws IOException {
        new Assembly(Path.of(arguments[0]), Path.of(arguments[1])).assemble();
    }

    private void assemble() throws IOException {
        var target = home.resolve("server/target");
        var program = target.resolve("bonafide-server.jar");
        var app = Files.createDirectories(tree.resolve("app"));
        Files.copy(program, app.resolve(program.getFileName()));
        Files.copy(home.resolve("dist/java-options"), app.resolve("java-options"));
        Files.createDirectories(app.resolve("lib"));
        for (var name : classPath(program)) {
            Jar.copyWithoutNatives(target.resolve(name), app.resolve(name));
        }
        copyFiles(target.resolve("natives"), Files.createDirectories(app.resolve("natives")));
        var manifest = Manifest.read(home.resolve("models/manifest.toml"));
        for (var file : manifest.files()) {
            var weights = Path.of("models/weights", file.fileName());
            Files.copy(home.resolve(weights), tree.resolve(weights));
        }
        var parts = MavenBom.read(target.resolve("bonafide-server.cdx.json"));
        Files.writeString(
                tree.resolve("bonafide.cdx.json"), new Inventory(tree, parts, manifest, target.resolve("lib")).json());
    }

    /** The program's own class path: what an earlier build left in the folder beside it is not part of it. */
    private static List<String> classPath(Path program) throws IOException {
        try (var jar = new JarFile(program.toFile())) {
            var list = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return List.of(list.split(" "));
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
