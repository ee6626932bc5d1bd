package bonafide.conformance.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A program as the vendor's page prints it. Nothing of it is changed but keys and photos, so it calls the hosts of the
 * vendor.
 *
 * @param file below {@code clients/vendor_page}
 */
public record VendorSample(Toolchain toolchain, String file, Standalone.Preparation preparation) {
    private static final Path PAGE = Toolchain.SOURCES.resolve("vendor_page");

    public static List<VendorSample> all() {
        var java = new JavaToolchain();
        var python = new PythonToolchain();
        var go = new GoToolchain();
        var php = new PhpToolchain();
        return List.of(
                new VendorSample(java, "IntlFaceVerifyTest.java", java::standalone),
                new VendorSample(python, "sample.py", program -> python.standalone("saf-3.0.0", program)),
                new VendorSample(go, "main.go", go::standalone),
                new VendorSample(php, "sample.php", php::standalone));
    }

    /** Writes the program with keys and photos in place of the page's placeholders, ready to be run. */
    public Standalone filledIn(Path folder, String keyId, String secret, Path reference, Path probe)
            throws IOException {
        var text = Files.readString(PAGE.resolve(file))
                .replace("<your-access-key-id>", keyId)
                .replace("<your-access-key-secret>", secret);
        var filled = withPhoto("refFaceContent", reference, withPhoto("authFaceContent", probe, text));
        return preparation.of(Files.writeString(folder.resolve(file), filled));
    }

    private static String withPhoto(String member, Path photo, String text) throws IOException {
        var base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(photo));
        return text.replaceFirst("(" + member + "\"\\s*[:,]\\s*\")[^\"]*", "$1" + Matcher.quoteReplacement(base64));
    }

    @Override
    public String toString() {
        return toolchain.language();
    }
}
