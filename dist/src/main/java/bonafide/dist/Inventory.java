package bonafide.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of a package's parts in the form of CycloneDX 1.6: every jar, every file of native code, every model and photo
 * that lies in the folder, with its place, hash, licence and where it comes from. A file whose origin is not known ends
 * the build.
 */
final class Inventory {
    private final Path tree;
    private final MavenBom parts;
    private final Manifest manifest;
    private final Map<String, String> jarByNativeHash;
    private final String javaVersion;
    private final ObjectNode bom = JsonMapper.shared().createObjectNode();
    private final ArrayNode components;

    /** @param libraries the jars as they came, to tell which one brought a file of native code */
    Inventory(Path tree, MavenBom parts, Manifest manifest, Path libraries) throws IOException {
        this.tree = tree;
        this.parts = parts;
        this.manifest = manifest;
        jarByNativeHash = jarByNativeHash(libraries);
        javaVersion = javaVersion(tree.resolve("runtime"));
        bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
        bom.putObject("metadata")
                .putObject("component")
                .put("type", "application")
                .put("name", "bonafide")
                .put("version", parts.version())
                .put("bom-ref", "bonafide");
        components = bom.putArray("components");
    }

    String json() throws IOException {
        var models = manifest.models().stream().collect(Collectors.toMap(Manifest.Entry::fileName, entry -> entry));
        var photos = manifest.photos().stream().collect(Collectors.toMap(Manifest.Entry::fileName, entry -> entry));
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (file.startsWith(tree.resolve("runtime"))) {
                fromJava(name, file);
            } else if (models.containsKey(name)) {
                fromManifest("machine-learning-model", models.get(name), file);
            } else if (photos.containsKey(name)) {
                fromManifest("data", photos.get(name), file);
            } else if (name.endsWith(".jar")) {
                fromMaven(name, name, file);
            } else if (NativeCode.is(file)) {
                fromMaven(name, jarThatBrought(file), file);
            }
        }
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(bom)
                + "\n";
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The runtime's class files lie in one file, {@code modules}. */
    private void fromJava(String name, Path file) throws IOException {
        if (name.endsWith(".jar") || name.equals("modules") || NativeCode.is(file)) {
            component("library", name, javaVersion, file)
                    .put("publisher", "OpenJDK")
                    .putArray("licenses")
                    .addObject()
                    .put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
        }
    }

    private String jarThatBrought(Path file) throws IOException {
        var jar = jarByNativeHash.get(Hash.of(file));
        if (jar == null) {
            throw new IllegalStateException(
                    file.getFileName() + " is in the package, but in no dependency of the program");
        }
        return jar;
    }

    private void fromMaven(String name, String jar, Path file) throws IOException {
        var origin = parts.of(jar);
        var component = component("library", name, origin.path("version").asString(), file);
        for (var field : List.of("group", "description", "licenses", "purl")) {
            JsonNode value = origin.get(field);
            if (value != null) {
                component.set(field, value);
            }
        }
    }

    private void fromManifest(String type, Manifest.Entry entry, Path file) throws IOException {
        component(type, entry.fileName(), "sha256-" + entry.sha256().substring(0, 12), file)
                .put("purl", manifest.purl(entry))
                .putArray("licenses")
                .addObject()
                .putObject("license")
                .put("name", entry.licence());
    }

    private ObjectNode component(String type, String name, String version, Path file) throws IOException {
        var place = tree.relativize(file).toString();
        var component = components.addObject().put("type", type).put("bom-ref", place);
        component.put("name", name).put("version", version);
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", Hash.of(file));
        component
                .putArray("properties")
                .addObject()
                .put("name", "bonafide:path")
                .put("value", place);
        return component;
    }

    private static String javaVersion(Path runtime) throws IOException {
        var release = new Properties();
        try (var in = Files.newInputStream(runtime.resolve("release"))) {
            release.load(in);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }

    private static Map<String, String> jarByNativeHash(Path libraries) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (var jars = Files.newDirectoryStream(libraries, "*.jar")) {
            for (var jar : jars) {
                Jar.natives(jar)
                        .forEach(hash -> found.put(hash, jar.getFileName().toString()));
            }
        }
        return found;
    }
}
