package bonafide.conformance.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** go build fetches what go.sum pins; the old core has a module file of its own beside the new one's. */
final class GoToolchain implements Toolchain {
    private static final Path SOURCE = SOURCES.resolve("go");
    private static final Path BINARIES = INSTALLED.resolve("go");

    @Override
    public String language() {
        return "Go";
    }

    @Override
    public Optional<String> missing() {
        return Shell.found("go") ? Optional.empty() : Optional.of("go is not on the PATH (Debian: apt install golang)");
    }

    @Override
    public void install() {
        var locks = Stream.of(
                        "go.mod",
                        "go.sum",
                        "go-1.61.18.mod",
                        "go-1.61.18.sum",
                        "calls/calls.go",
                        "core/main.go",
                        "tea/main.go",
                        "first_call/main.go")
                .map(SOURCE::resolve)
                .toList();
        LockFiles.once(BINARIES, locks, () -> {
            build("core-1.63.107", "./core", "-mod=readonly");
            build("tea", "./tea", "-mod=readonly");
            build("first_call", "./first_call", "-mod=readonly");
            build("core-1.61.18", "./core", "-modfile=go-1.61.18.mod");
        });
    }

    private static void build(String binary, String source, String modules) {
        Shell.run(
                SOURCE,
                Map.of(),
                List.of(
                        "go",
                        "build",
                        "-buildvcs=false",
                        modules,
                        "-o",
                        BINARIES.resolve(binary).toString(),
                        source));
    }

    @Override
    public Map<String, String> trusting(Authority authority) {
        return Map.of(
                "SSL_CERT_FILE", authority.pem().toString(),
                "BONAFIDE_CA", authority.pem().toString());
    }

    List<String> command(String binary) {
        return List.of(BINARIES.resolve(binary).toString());
    }
}
