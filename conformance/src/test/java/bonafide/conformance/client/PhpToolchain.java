package bonafide.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vendor publishes this SDK as a repository only, so a checkout is asked for instead of installed. */
final class PhpToolchain implements Toolchain {
    private static final String CHECKOUT = "CONFORMANCE_PHP_SDK";

    @Override
    public String language() {
        return "PHP";
    }

    @Override
    public Optional<String> missing() {
        if (!Shell.found("php")) {
            return Optional.of("php is not on the PATH (Debian: apt install php-cli php-curl php-xml)");
        }
        var checkout = System.getenv(CHECKOUT);
        if (checkout == null || !Files.exists(Path.of(checkout, "aliyun-php-sdk-core", "Config.php"))) {
            return Optional.of(CHECKOUT + " names no checkout of aliyun/aliyun-openapi-php-sdk");
        }
        return Optional.empty();
    }

    @Override
    public void install() {}

    @Override
    public Map<String, String> trusting(Authority authority) {
        return Map.of(); // it verifies no certificate
    }

    /** In a folder where the checkout has the name that the vendor's page includes it by. */
    Standalone standalone(Path program) throws IOException {
        var link = program.resolveSibling("aliyun-openapi-php-sdk");
        Files.createSymbolicLink(link, Path.of(System.getenv(CHECKOUT)).toAbsolutePath());
        var includes = "include_path=" + program.getParent();
        return new Standalone(
                List.of("php", "-d", "display_errors=stderr", "-d", includes, program.toString()), Map.of());
    }

    List<String> command(String program) {
        return List.of(
                "php",
                "-d",
                "display_errors=stderr",
                SOURCES.resolve("php").resolve(program).toString());
    }
}
