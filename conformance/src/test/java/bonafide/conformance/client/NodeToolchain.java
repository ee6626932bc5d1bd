package bonafide.conformance.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** npm ci installs what package-lock.json pins, scripts of packages switched off. */
final class NodeToolchain implements Toolchain {
    private static final Path SOURCE = SOURCES.resolve("node");
    private static final Path MODULES = INSTALLED.resolve("node");

    @Override
    public String language() {
        return "Node";
    }

    @Override
    public Optional<String> missing() {
        return Shell.found("node") && Shell.found("npm")
                ? Optional.empty()
                : Optional.of("node and npm are not on the PATH (Debian: apt install nodejs npm)");
    }

    @Override
    public void install() {
        var locks = Stream.of("package.json", "package-lock.json")
                .map(SOURCE::resolve)
                .toList();
        LockFiles.once(MODULES, locks, () -> {
            for (var lock : locks) {
                Files.copy(lock, MODULES.resolve(lock.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Shell.run(
                    MODULES, Map.of(), List.of("npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"));
        });
    }

    @Override
    public Map<String, String> trusting(Authority authority) {
        return Map.of(
                "NODE_EXTRA_CA_CERTS", authority.pem().toString(),
                "BONAFIDE_CA", authority.pem().toString());
    }

    List<String> command(String program) {
        return List.of("node", SOURCE.resolve(program).toString());
    }

    Standalone standalone(Path program) {
        return new Standalone(List.of("node", program.toString()), environment());
    }

    Map<String, String> environment() {
        return Map.of("NODE_PATH", MODULES.resolve("node_modules").toString(), "NODE_NO_WARNINGS", "1");
    }
}
