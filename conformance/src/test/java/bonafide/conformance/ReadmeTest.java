package bonafide.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.conformance.client.Call;
import bonafide.conformance.client.ClientProcess;
import bonafide.conformance.client.FirstCall;
import bonafide.conformance.client.ReadmeSnippet;
import bonafide.conformance.client.Standalone;
import bonafide.conformance.pictures.Photos;
import bonafide.conformance.server.PackagedServer;
import bonafide.conformance.server.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README tells a reader to type works as it stands there; only the port is another. */
@ExtendWith(SharedServer.class)
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private final PackagedServer server;

    ReadmeTest(PackagedServer server) {
        this.server = server;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bonafide.conformance.client.ReadmeSnippet#all")
    void snippetGetsAResult(ReadmeSnippet snippet) throws Exception {
        ClientProcess.assumePresent(snippet.toolchain());
        snippet.toolchain().install();

        assertThat(snippet.program(folder, server.port()).with(key()).output(parameters()))
                .containsPattern("passed\\W+true")
                .containsPattern("Code\\W+200");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bonafide.conformance.client.FirstCall#all")
    void completeProgramGetsAResult(FirstCall program) throws Exception {
        ClientProcess.assumePresent(program.toolchain());
        program.toolchain().install();
        var call = Call.to(server.port())
                .key(server.firstKey().id(), server.firstKey().secret())
                .photos(Photos.tiny("person_b_1"), Photos.tiny("person_b_2"));

        assertThat(program.program().with(call.settings()).output("")).containsPattern("passed\\W+true");
    }

    @Test
    void curlGetsAResult() throws Exception {
        var block = ReadmeSnippet.block("sh", server.port());
        var shell = new Standalone(List.of("sh", "-c", "cd '" + ROOT + "' && " + block), key());

        assertThat(shell.output("")).contains("\"passed\":true");
    }

    private Map<String, String> key() {
        return Map.of(
                "KEY_ID", server.firstKey().id(),
                "KEY_SECRET", server.firstKey().secret());
    }

    private static String parameters() throws IOException {
        return """
                {"refFaceContent":"%s","authFaceContent":"%s","resourceCode":"00840000"}""".formatted(base64(Photos.tiny("person_b_1")), base64(Photos.tiny("person_b_2")));
    }

    private static String base64(Path photo) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(photo));
    }
}
