package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is built tomorrow is made of the same parts as today. */
class SupplyChainTest {
    private static final Pattern PROPERTY = Pattern.compile("<[a-z0-9-]+\\.version>([^<]*)</");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");
    private static final Pattern HASH = Pattern.compile("(?m)^sha256 = \"([^\"]*)\"");

    @Test
    void everyVersionIsExact() throws IOException {
        var poms = List.of("pom.xml", "engine/pom.xml", "client/pom.xml", "server/pom.xml", "conformance/pom.xml");
        for (var pom : poms) {
            // The oldest JDK and Maven that may build are no parts.
            var text = Files.readString(root().resolve(pom)).replaceAll("(?s)<rules>.*?</rules>", "");
            assertThat(found(PROPERTY, text)).as(pom).allMatch(version -> version.matches("\\d[\\w.-]*"));
            assertThat(found(VERSION, text))
                    .as(pom)
                    .allMatch(version -> version.matches("\\d[\\w.-]*|\\$\\{[\\w.-]+}"))
                    .filteredOn(version -> version.endsWith("-SNAPSHOT"))
                    .hasSize(1);
        }
    }

    @Test
    void everyModelFileIsLockedByItsHash() throws IOException {
        var manifest = Files.readString(root().resolve("models/manifest.toml"));

        assertThat(found(HASH, manifest)).isNotEmpty().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("models/manifest.toml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("tests run inside the project");
    }
}
