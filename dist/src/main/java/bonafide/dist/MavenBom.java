package bonafide.dist;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Maven says the program is made of.
 *
 * @param version of the program
 * @param byFileName component by the name its jar has beside the program
 */
record MavenBom(String version, Map<String, JsonNode> byFileName) {
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]*)");

    /** @param file a CycloneDX list in JSON */
    static MavenBom read(Path file) {
        var bom = JsonMapper.shared().readTree(file.toFile());
        Map<String, JsonNode> components = new LinkedHashMap<>();
        for (var component : bom.path("components")) {
            components.put(fileName(component), component);
        }
        var program = bom.path("metadata").path("component");
        components.put("bonafide-server.jar", program);
        return new MavenBom(program.path("version").asString(), components);
    }

    private static String fileName(JsonNode component) {
        var classifier = CLASSIFIER.matcher(component.path("purl").asString());
        return component.path("name").asString()
                + "-"
                + component.path("version").asString()
                + (classifier.find() ? "-" + classifier.group(1) : "")
                + ".jar";
    }

    JsonNode of(String fileName) {
        var component = byFileName.get(fileName);
        if (component == null) {
            throw new IllegalStateException(fileName + " is in the package, but no dependency of the program");
        }
        return component;
    }
}
