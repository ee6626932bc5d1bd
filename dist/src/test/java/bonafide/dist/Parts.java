package bonafide.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of a package, SHA-256 by place, told without anything of what makes the list: by what files begin with, whatever
 * their names, and by lying in the folder of models.
 */
final class Parts {
    private static final String NATIVE_CODE = "7f454c46";
    private static final String ARCHIVE = "504b0304";
    /** The Java runtime's one file of classes. */
    private static final String CLASSES = "dadafeca";

    private Parts() {}

    static Map<String, String> in(Path tree) throws IOException, NoSuchAlgorithmException {
        Map<String, String> parts = new TreeMap<>();
        for (var file : files(tree)) {
            boolean isPart = switch (beginning(file)) {
                case NATIVE_CODE, CLASSES -> true;
                case ARCHIVE -> isJar(file);
                default -> file.startsWith(tree.resolve("models/weights"));
            };
            if (isPart) {
                parts.put(tree.relativize(file).toString(), sha256(file));
            }
        }
        return parts;
    }

    /** @param bom in the form of CycloneDX */
    static Map<String, String> listed(String bom) {
        Map<String, String> parts = new TreeMap<>();
        for (var component : JsonMapper.shared().readTree(bom).path("components")) {
            parts.put(
                    component.at("/properties/0/value").asString(),
                    component.at("/hashes/0/content").asString());
        }
        return parts;
    }

    /** Native code that lies inside jars, where a list of files would not show it. */
    static List<String> insideJars(Path tree) throws IOException {
        List<String> found = new ArrayList<>();
        for (var file : files(tree)) {
            if (beginning(file).equals(ARCHIVE)) {
                try (var jar = new ZipFile(file.toFile())) {
                    for (var entry : Collections.list(jar.entries())) {
                        try (var in = jar.getInputStream(entry)) {
                            if (beginning(in).equals(NATIVE_CODE)) {
                                found.add(tree.relativize(file) + "!" + entry.getName());
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    /** The Java runtime also keeps a list of names in the form of an archive. */
    private static boolean isJar(Path archive) throws IOException {
        try (var jar = new ZipFile(archive.toFile())) {
            return jar.stream()
                    .anyMatch(entry -> entry.getName().endsWith(".class")
                            || entry.getName().equals("META-INF/MANIFEST.MF"));
        }
    }

    private static List<Path> files(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String beginning(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return beginning(in);
        }
    }

    private static String beginning(InputStream in) throws IOException {
        return HexFormat.of().formatHex(in.readNBytes(4));
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
