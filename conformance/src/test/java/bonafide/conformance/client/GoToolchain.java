package bonafide.conformance.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
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
        build(SOURCE, BINARIES.resolve(binary), source, modules);
    }

    private static void build(Path folder, Path binary, String source, String modules) {
        Shell.run(
                folder, Map.of(), List.of("go", "build", "-buildvcs=false", modules, "-o", binary.toString(), source));
    }

    /** Builds a program that stands alone in its folder against the newest core. */
    Standalone standalone(Path program) throws IOException {
        var folder = requireNonNull(program.toAbsolutePath().getParent());
        for (var lock : List.of("go.mod", "go.sum")) {
            Files.copy(SOURCE.resolve(lock), folder.resolve(lock));
        }
        var binary = folder.resolve("sample");
        build(folder, binary, program.toString(), "-mod=readonly");
        return new Standalone(List.of(binary.toString()), Map.of());
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
