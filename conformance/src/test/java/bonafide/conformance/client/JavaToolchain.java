package bonafide.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Maven copies each SDK generation into a folder of its own; every jar is compared with {@code jars.sha256}. The programs run
 * from source in their own processes, so no class of an old SDK ever meets a class of ours.
 */
final class JavaToolchain implements Toolchain {
    private static final Path SOURCE = SOURCES.resolve("java");
    private static final Path JARS = INSTALLED.resolve("java");

    @Override
    public String language() {
        return "Java";
    }

    @Override
    public Optional<String> missing() {
        return Shell.found("mvn")
                ? Optional.empty()
                : Optional.of("mvn is not on the PATH (Debian: apt install maven)");
    }

    @Override
    public void install() {
        LockFiles.once(JARS, locks(), () -> {
            Shell.run(
                    SOURCE,
                    Map.of("JAVA_HOME", System.getProperty("java.home")),
                    List.of("mvn", "-B", "-q", "dependency:copy-dependencies", "-Dclients.folder=" + JARS));
            compareWithList();
        });
    }

    @Override
    public Map<String, String> trusting(Authority authority) {
        return Map.of(
                "JDK_JAVA_OPTIONS",
                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                        .formatted(authority.trustStore(), authority.trustStorePassword()));
    }

    List<String> command(String generation, String program) {
        return run(JARS.resolve(generation) + "/*", SOURCE.resolve(program + ".java"));
    }

    /** On the newest core, with the JSON library that the vendor's page adds to it. */
    Standalone standalone(Path program) {
        var classPath = JARS.resolve("core-4.7.10") + "/*:" + JARS.resolve("saf-1.0.2") + "/*";
        return new Standalone(run(classPath, program), Map.of());
    }

    private static List<String> run(String classPath, Path program) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                program.toString());
    }

    private static List<Path> locks() {
        return Stream.of("jars.sha256", "pom.xml").map(SOURCE::resolve).toList();
    }

    private static void compareWithList() throws IOException {
        var expected = new HashMap<String, String>();
        for (var line : Files.readAllLines(SOURCE.resolve("jars.sha256"))) {
            var columns = line.split(" +", -1);
            expected.put(columns[1], columns[0]);
        }
        try (var files = Files.walk(JARS)) {
            for (var jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                var name = jar.getFileName().toString();
                var found = HexFormat.of().formatHex(LockFiles.sha256().digest(Files.readAllBytes(jar)));
                if (!found.equals(expected.get(name))) {
                    throw new IllegalStateException(
                            "%s has SHA-256 %s, jars.sha256 says %s".formatted(name, found, expected.get(name)));
                }
            }
        }
    }
}
