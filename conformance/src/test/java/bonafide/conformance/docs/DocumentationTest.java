package bonafide.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.server.PackagedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/ says can be run is run; where it points is something. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TempDir
    static Path folder;

    private static PackagedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PackagedServer.start(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Snippet> snippets() {
        return Snippet.of(DOCS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void runsAsItStands(Snippet snippet) throws Exception {
        var file = Files.writeString(folder.resolve(snippet.fileName()), snippet.text());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = switch (snippet.language()) {
            case "sh" -> List.of("bash", "-euo", "pipefail", file.toString());
            case "java" ->
                List.of(java, "-cp", ROOT.resolve("client/target/classes").toString(), file.toString());
            case "python" -> List.of("python3", file.toString());
            case "js" -> List.of("node", file.toString());
            default -> throw new IllegalStateException(snippet.language());
        };
        var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        var key = server.firstKey();
        builder.environment()
                .putAll(Map.of(
                        "URL", server.address().toString(),
                        "KEY_ID", key.id(),
                        "KEY_SECRET", key.secret(),
                        "DATA", folder.resolve("data").toString(),
                        "BONAFIDE_JAVA_HOME", System.getProperty("java.home")));
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s said:%n%s", snippet, said).isZero();
        assertThat(said).as("%s", snippet).isNotBlank();
    }

    @Test
    void everyLinkInsideTheRepositoryLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        try (var pages = Files.walk(DOCS)) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                LINK.matcher(Files.readString(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !Files.exists(page.resolveSibling(target)))
                        .forEach(target -> broken.add(page.getFileName() + " -> " + target));
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        var index = Files.readString(DOCS.resolve("README.md"));
        try (var pages = Files.list(DOCS)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
                    .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }
}
