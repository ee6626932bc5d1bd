package bonafide.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What a package says it holds is what it holds: no jar, file of native code, model or photo more or less. */
class PackageListTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static Path tree;

    @BeforeAll
    static void assemble() throws Exception {
        assumeTrue(
                Files.exists(HOME.resolve("server/target/bonafide-server.cdx.json")),
                "The server is not packaged yet (mvn verify does it): no package can be laid out");
        tree = folder.resolve("package");
        Files.createDirectories(tree.resolve("models/weights"));
        int ended = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--add-modules",
                        "java.base",
                        "--output",
                        tree.resolve("runtime").toString());
        assertThat(ended).isZero();
        Assembly.main(new String[] {HOME.toString(), tree.toString()});
    }

    @Test
    void everyPartIsListedAndEveryListedPartIsThere() throws Exception {
        assertThat(Parts.listed(list())).isEqualTo(Parts.in(tree)).hasSizeGreaterThan(60);
    }

    @Test
    void anEntryThatIsDroppedIsMissed() throws Exception {
        var parts = Parts.in(tree);
        int entries = Parts.listed(list()).size();
        for (int dropped = 0; dropped < entries; dropped++) {
            var bom = JsonMapper.shared().readTree(list());
            ((ArrayNode) bom.path("components")).remove(dropped);
            assertThat(Parts.listed(bom.toString())).isNotEqualTo(parts);
        }
    }

    @Test
    void noJarHidesNativeCode() throws Exception {
        assertThat(Parts.insideJars(tree)).isEmpty();
    }

    @Test
    void everyPartStatesItsOriginAndLicence() throws Exception {
        for (var component : JsonMapper.shared().readTree(list()).path("components")) {
            assertThat(component.path("licenses").size() > 0)
                    .as(component.toString())
                    .isTrue();
            assertThat(component.has("purl") || component.has("publisher"))
                    .as(component.toString())
                    .isTrue();
        }
    }

    /** Whatever {@code ./bonafide package} left behind, the tarball and the Debian package; {@code dist/check contents} asks for it. */
    @Test
    void theBuiltPackagesHoldWhatTheyList() throws Exception {
        var asked = System.getProperty("bonafide.packages", "");
        assumeTrue(!asked.isEmpty(), "Only a tree laid out here is checked; dist/check contents checks built packages");
        var packages = built(Path.of(asked));
        assertThat(packages).as("packages in " + asked).isNotEmpty();
        for (var file : packages) {
            var opened = Files.createDirectories(folder.resolve("opened-" + file.getFileName()));
            var command = file.toString().endsWith(".deb")
                    ? List.of("dpkg-deb", "--extract", file.toString(), opened.toString())
                    : List.of("tar", "-xzf", file.toString(), "-C", opened.toString(), "--strip-components=1");
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
            boolean debian = Files.exists(opened.resolve("usr"));
            var program = debian ? opened.resolve("usr/lib/bonafide") : opened;
            var list = (debian ? opened.resolve("usr/share/doc/bonafide") : opened).resolve("bonafide.cdx.json");
            assertThat(Parts.listed(Files.readString(list)))
                    .as(file.getFileName().toString())
                    .isEqualTo(Parts.in(program));
        }
    }

    private static List<Path> built(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz")
                            || file.toString().endsWith(".deb"))
                    .toList();
        }
    }

    private static String list() throws Exception {
        return Files.readString(tree.resolve("bonafide.cdx.json"));
    }
}
