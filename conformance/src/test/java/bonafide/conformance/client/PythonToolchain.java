package bonafide.conformance.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * pip installs each requirements file, every hash required, into a folder of its own. The oldest packages come as source: they
 * are built with the pinned build tools, not with whatever is newest that day.
 */
final class PythonToolchain implements Toolchain {
    private static final Path SOURCE = SOURCES.resolve("python");
    private static final Path PACKAGES = INSTALLED.resolve("python");

    @Override
    public String language() {
        return "Python";
    }

    @Override
    public Optional<String> missing() {
        return Shell.found("python3")
                ? Optional.empty()
                : Optional.of("python3 is not on the PATH (Debian: apt install python3 python3-pip)");
    }

    @Override
    public void install() {
        install("build", Map.of());
        var builtWith = Map.of("PYTHONPATH", PACKAGES.resolve("build").toString());
        for (var name : List.of("saf-3.0.0", "saf-3.0.2", "tea-openapi-0.4.6")) {
            install(name, builtWith);
        }
    }

    private static void install(String name, Map<String, String> environment) {
        var requirements = SOURCE.resolve("requirements-" + name + ".txt");
        var folder = PACKAGES.resolve(name);
        LockFiles.once(
                folder,
                List.of(requirements),
                () -> Shell.run(
                        SOURCE,
                        environment,
                        List.of(
                                "python3",
                                "-m",
                                "pip",
                                "install",
                                "--quiet",
                                "--no-deps",
                                "--require-hashes",
                                "--no-build-isolation",
                                "--upgrade",
                                "--target",
                                folder.toString(),
                                "--requirement",
                                requirements.toString())));
    }

    @Override
    public Map<String, String> trusting(Authority authority) {
        return Map.of(
                "ALIBABA_CLOUD_CA_BUNDLE", authority.pem().toString(),
                "BONAFIDE_CA", authority.pem().toString());
    }

    List<String> command(String program) {
        return List.of("python3", SOURCE.resolve(program).toString());
    }

    Standalone standalone(String packages, Path program) {
        return new Standalone(List.of("python3", program.toString()), environment(packages));
    }

    Map<String, String> environment(String name) {
        return Map.of(
                "PYTHONPATH", PACKAGES.resolve(name).toString(),
                "PYTHONWARNINGS", "ignore",
                "PYTHONDONTWRITEBYTECODE", "1");
    }
}
