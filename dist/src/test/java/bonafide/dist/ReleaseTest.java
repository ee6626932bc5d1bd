package bonafide.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dist/release} lets through, and what it signs. */
class ReleaseTest {
    private static final String VERSION = "1.2.3";

    @TempDir
    Path home;

    @TempDir
    Path elsewhere;

    @BeforeEach
    void aRepositoryReadyForRelease() throws Exception {
        Files.createDirectories(home.resolve("dist/helm/bonafide"));
        Files.copy(Path.of("release"), home.resolve("dist/release"));
        Files.writeString(home.resolve("dist/helm/bonafide/Chart.yaml"), "appVersion: " + VERSION + "\n");
        var pom = "<project>\n  <version>" + VERSION + "</version>\n</project>\n";
        Files.writeString(home.resolve("pom.xml"), pom);
        Files.writeString(home.resolve("dist/pom.xml"), pom);
        Files.writeString(
                home.resolve("CHANGELOG.md"), "# Changelog\n\n## 1.2.3\n- One.\n- Two.\n\n## 1.2.2\n- Zero.\n");
        run(home, Map.of(), "git", "init", "--quiet");
        commit();
    }

    @Test
    void aCommitWithItsVersionAndChangesMayBeReleased() throws Exception {
        assertThat(check(VERSION)).startsWith("0 ").contains("1.2.3: 2 changes");
    }

    @Test
    void whatIsNotCommittedIsNotReleased() throws Exception {
        Files.writeString(home.resolve("forgotten"), "");
        assertThat(check(VERSION)).startsWith("65 ").contains("not committed");
    }

    @Test
    void aVersionTheChangelogDoesNotKnowIsNotReleased() throws Exception {
        Files.writeString(
                home.resolve("CHANGELOG.md"), "# Changelog\n\n## 1.2.3\n\n## 1.2.2\n- Zero.\n\nAbout 1.2.3.\n");
        commit();
        assertThat(check(VERSION)).startsWith("65 ").contains("no section '## 1.2.3'");
    }

    @Test
    void aVersionTheBuildDoesNotStateIsNotReleased() throws Exception {
        assertThat(check("1.2.4")).startsWith("65 ").contains("pom.xml does not state version 1.2.4");
        assertThat(check("1.2.3-SNAPSHOT")).startsWith("65 ").contains("three numbers");
    }

    @Test
    void anybodyCanVerifyWhatWasSigned() throws Exception {
        var packages = packages();
        var key = newKey();

        assertThat(run(home, Map.of("BONAFIDE_RELEASE_KEY", key), "sh", "dist/release", "sign", packages.toString()))
                .startsWith("0 ");

        assertThat(Files.readString(packages.resolve("release-key.pem"))).doesNotContain("PRIVATE");
        assertThat(verified(packages)).startsWith("0 ");
        Files.writeString(packages.resolve("a.deb"), "another program");
        assertThat(verified(packages)).startsWith("1 ").contains("a.deb: FAILED");
        Files.writeString(packages.resolve("SHA256SUMS"), "");
        assertThat(verified(packages)).startsWith("1 ");
    }

    @Test
    void nothingIsSignedWithoutAKey() throws Exception {
        var packages = packages();
        for (var key : List.of("", elsewhere.resolve("nowhere").toString())) {
            assertThat(run(
                            home,
                            Map.of("BONAFIDE_RELEASE_KEY", key),
                            "sh",
                            "dist/release",
                            "sign",
                            packages.toString()))
                    .startsWith("65 ")
                    .contains("BONAFIDE_RELEASE_KEY");
            assertThat(packages.resolve("SHA256SUMS.sig")).doesNotExist();
        }
    }

    private Path packages() throws IOException {
        var folder = Files.createDirectories(elsewhere.resolve("packages"));
        Files.writeString(folder.resolve("a.deb"), "a program");
        Files.writeString(folder.resolve("a.tar.gz"), "the same program");
        return folder;
    }

    private String newKey() throws Exception {
        var key = elsewhere.resolve("key.pem").toString();
        run(elsewhere, Map.of(), "openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key);
        return key;
    }

    private static String verified(Path packages) throws Exception {
        return run(
                packages,
                Map.of(),
                "sh",
                "-c",
                "openssl dgst -sha256 -verify release-key.pem -signature SHA256SUMS.sig SHA256SUMS && sha256sum --check SHA256SUMS");
    }

    private String check(String version) throws Exception {
        return run(home, Map.of(), "sh", "dist/release", "check", version);
    }

    private void commit() throws Exception {
        run(home, Map.of(), "git", "add", ".");
        run(home, Map.of(), "git", "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "t");
    }

    /** How it ended, and all it said. */
    private static String run(Path folder, Map<String, String> environment, String... words) throws Exception {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(words)))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("BONAFIDE_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
