package bonafide.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands as a shell sees them: arguments in, exit code and output out. */
class CommandsTest {
    private static final Path PHOTOS = Path.of("..", "models", "weights");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void verifySaysPassedForTwoPhotosOfOnePerson() {
        assertThat(run("verify", "--json", photo("person_a_1.jpg"), photo("person_a_2.jpg")))
                .isZero();
        var result = json();
        assertThat(result.get("passed").asBoolean()).isTrue();
        assertThat(result.get("outcome").asString()).isEqualTo("decided");
        assertThat(result.get("faceAttack").asBoolean()).isFalse();
        assertThat(result.get("retCodeSub").asString()).isEqualTo("Z1140");
        assertThat(result.get("score").asDouble()).isBetween(95.0, 100.0);
        assertThat(result.get("falseMatchRate").asDouble()).isCloseTo(1e-6, within(1e-5));
        assertThat(result.get("cosine").asDouble()).isBetween(0.48, 1.0);
    }

    @Test
    void verifySaysNotPassedForTwoPeople() {
        assertThat(run("verify", photo("person_a_1.jpg"), photo("person_b_2.jpg")))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("Z1142")
                .containsPattern("of 100: 1 in \\d\\.\\d pairs of different people");
    }

    @Test
    void verifyExplainsItselfOnOnePageThatLoadsNothing() throws IOException {
        var page = folder.resolve("why.html");

        assertThat(run("verify", photo("person_b_1.jpg"), photo("impostor_2.jpg"), "--explain", page.toString()))
                .isEqualTo(1);
        var html = Files.readString(page);
        assertThat(html)
                .contains("Not passed: the two faces do not match well enough.")
                .contains("This does not prove two different people")
                .contains("<rect ", "<circle ", "threshold 95.00", "InterEyeDistance", "attack score", "same shot")
                .doesNotContain("<script", "http:", "https:");
        assertThat(html.split("data:image/jpeg;base64,", -1)).hasSize(6);
        assertThat(Files.getPosixFilePermissions(page)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void verifyExplainsWhyThereIsNoDecision() throws IOException {
        var page = folder.resolve("why.html");
        var text = Files.writeString(folder.resolve("not-a-picture.jpg"), "hello");

        assertThat(run("verify", photo("person_a_1.jpg"), text.toString(), "--explain", page.toString()))
                .isEqualTo(2);
        assertThat(Files.readString(page))
                .contains("No decision: nothing is said about the person. Photo of the face:")
                .contains("Advice: Send the photo as a JPEG file.");
    }

    @Test
    void verifySaysUnassessableForWhatIsNoPicture() throws IOException {
        var text = Files.writeString(folder.resolve("not-a-picture.jpg"), "hello");

        assertThat(run("verify", "--json", photo("person_a_1.jpg"), text.toString()))
                .isEqualTo(2);
        var result = json();
        assertThat(result.get("outcome").asString()).isEqualTo("unassessable");
        assertThat(result.get("picture").asString()).isEqualTo("probe");
        assertThat(result.get("reason").asString()).isEqualTo("NOT_A_JPEG");
        assertThat(result.get("retCode").asString()).isEqualTo("PROCESSING");
    }

    @Test
    void wrongUseNamesWhatIsWrongAndPointsToTheHelp() {
        assertThat(run("verify", photo("person_a_1.jpg"), "nowhere.jpg")).isEqualTo(3);
        assertThat(err.toString()).contains("nowhere.jpg does not exist").contains("bonafide verify --help");

        assertThat(run("verify", "--resource-code", "84", photo("person_a_1.jpg"), photo("person_a_2.jpg")))
                .isEqualTo(3);
        assertThat(err.toString()).contains("--resource-code").contains("84");

        assertThat(run("serve", "--nonsense")).isEqualTo(3);
    }

    @Test
    void inspectDescribesManyPicturesInOrder() throws IOException {
        var text = Files.writeString(folder.resolve("not-a-picture.jpg"), "hello");

        assertThat(run("inspect", "--json", photo("person_a_2.jpg"), text.toString()))
                .isZero();
        var pictures = json();
        assertThat(pictures.size()).isEqualTo(2);
        assertThat(pictures.get(0).get("status").asString()).isEqualTo("decoded");
        assertThat(pictures.get(0).get("width").asInt()).isEqualTo(722);
        assertThat(pictures.get(0).get("height").asInt()).isEqualTo(899);
        assertThat(pictures.get(0).get("orientation").asInt()).isEqualTo(1);
        assertThat(pictures.get(0).get("faces").get(0).get("landmarks").size()).isEqualTo(5);
        assertThat(pictures.get(1).get("status").asString()).isEqualTo("refused");
        assertThat(pictures.get(1).get("reason").asString()).isEqualTo("NOT_A_JPEG");
    }

    @Test
    void modelsAreListedWithLicenceAndHashAndFoundInOrder() {
        assertThat(run("models", "list", "--json")).isZero();
        assertThat(json().get(0).get("sha256").asString()).hasSize(64);
        assertThat(json().get(0).get("licence").asString()).isNotBlank();

        var cuts = json().get(2).get("attackCuts");
        for (String mode : List.of("tolerant", "standard", "strict")) {
            assertThat(cuts.get(mode).get("bpcer").asDouble()).as(mode).isBetween(0.001, 0.2);
            assertThat(cuts.get(mode).get("apcer").asDouble()).as(mode).isBetween(0.01, 0.5);
        }

        assertThat(run("models", "list")).isZero();
        assertThat(out.toString())
                .contains("sface: recognition\n", "Scores of the fast profile, from ", "false-match rate", " 0.00001 ")
                .containsPattern("standard +\\d+\\.\\d +\\d+\\.\\d +\\d+\\.\\d % +\\d+\\.\\d % +\\d+\\.\\d %\n")
                .doesNotContain("[", "{");

        assertThat(run("models", "check")).isZero();
    }

    @Test
    void aServerStartsMakesAKeyAnswersASignedCallAndStops() {
        var data = folder.resolve("data").toString();

        assertThat(run("serve", "--rehearse", "--port", "0", "--data", data)).isZero();
        assertThat(out.toString())
                .containsPattern("accessKeyId: +\\S+")
                .containsPattern("accessKeySecret: +\\S+")
                .containsPattern("(?m)^Bonafide is ready: http://127.0.0.1:\\d+$");
    }

    @Test
    void aFirstStartOnAPortThatIsTakenMakesNoKeyThatNobodyWouldSee() throws IOException {
        var data = folder.resolve("data").toString();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            assertThat(run("serve", "--rehearse", "--port", port, "--data", data))
                    .isNotZero();
        }
        assertThat(run("keys", "list", "--json", "--data", data)).isZero();
        assertThat(json()).isEmpty();
    }

    @Test
    void listeningToOtherMachinesUnencryptedIsRefused() {
        assertThat(run("serve", "--host", "0.0.0.0", "--port", "0", "--data", folder.toString()))
                .isEqualTo(70);
        assertThat(err.toString()).contains("--tls self-signed").contains("--plain-http");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheOneItResembles() {
        assertThat(run("vrify")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'vrify'", "Did you mean: bonafide verify?");
    }

    @Test
    void everyCommandExplainsItselfWithAnExample() {
        for (var command : Bonafide.commandLine().getSubcommands().values()) {
            if (!command.getCommandName().equals("help")) {
                assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
                        .as(command.getCommandName())
                        .contains("Example");
            }
        }
    }

    private int run(String... arguments) {
        return Terminal.run(out, err, arguments);
    }

    private JsonNode json() {
        return new JsonMapper().readTree(out.toString());
    }

    private static String photo(String name) {
        return PHOTOS.resolve(name).toString();
    }
}
