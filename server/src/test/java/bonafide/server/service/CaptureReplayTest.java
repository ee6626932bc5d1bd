package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every client's request, byte for byte as it was recorded, at the time it was recorded. */
class CaptureReplayTest {
    private static final Pattern STATED =
            Pattern.compile("(?:Timestamp=|x-acs-date: )(\\d{4}-\\d\\d-\\d\\dT\\d\\d(?:%3A|:)\\d\\d(?:%3A|:)\\d\\dZ)");

    @TestFactory
    List<DynamicTest> answersEachClientWeRecorded() throws IOException {
        var folder = Path.of("src", "test", "resources", "vectors", "captures");
        var files = Captures.in(folder);
        assertThat(files).hasSizeGreaterThan(20);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> answers(file)))
                .toList();
    }

    @Test
    void findsTheCaptures() throws IOException {
        assumeFalse(
                Captures.in(Captures.shared()).isEmpty(), "no captures beside the repository: " + Captures.shared());
        assertThat(Captures.in(Captures.shared())).hasSize(36);
    }

    @TestFactory
    List<DynamicTest> answersEachClient() throws IOException {
        return Captures.in(Captures.shared()).stream()
                .filter(file -> !name(file).contains("location"))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> answers(file)))
                .toList();
    }

    private static void answers(Path file) throws IOException {
        var rig = new Rig().now(stated(file));
        var answer = Rig.text(rig.answer(Captures.read(file)));

        if (name(file).contains("-sts")) {
            assertThat(answer).contains("\"Code\":\"InvalidSecurityToken.MismatchWithAccessKey\"");
        } else if (name(file).contains("unmodified")) {
            // The documentation's sample pictures end in three dots.
            assertThat(answer).contains("\"Code\":400").contains("not Base64 at character 27");
        } else if (name(file).contains("ShaHmac256Signer")) {
            // Recorded with other parameters: what counts is that the signature held.
            assertThat(answer).contains("\"Code\":400").contains("is null");
        } else {
            assertThat(answer).contains("\"Code\":200").contains(wantsObject(file) ? "\"Data\":{" : "\"Data\":\"{");
            assertThat(rig.ledger.completed()).hasSize(1);
        }
    }

    private static boolean wantsObject(Path file) {
        var name = name(file).toLowerCase(Locale.ROOT);
        boolean headerSigned = name.contains("v3") || (name.contains("tea") && !name.contains("v1"));
        return name.startsWith("go-") || name.contains("typed") || (headerSigned && !name.startsWith("java-core"));
    }

    /** The moment the client stated: the clock of the recording. */
    private static Instant stated(Path file) throws IOException {
        var matcher = STATED.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        assertThat(matcher.find()).isTrue();
        return Instant.parse(matcher.group(1).replace("%3A", ":"));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
