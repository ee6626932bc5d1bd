package bonafide.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.store.Store;
import bonafide.server.store.StoreSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys, accounts, policies, quota, audit, receipts and the store as an operator's shell sees them. */
class LedgerCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"keys", "accounts", "policies", "audit", "receipt", "store"})
    void everyCommandOfAGroupHasAnExampleThatItsParserTakes(String group) {
        var commands = java.util.Objects.requireNonNull(
                        Bonafide.commandLine().getSubcommands().get(group))
                .getSubcommands();
        assertThat(commands).isNotEmpty();
        commands.values().forEach(command -> {
            var start = "Example: bonafide ";
            var example =
                    String.join("", command.getCommandSpec().usageMessage().footer());
            assertThat(example).startsWith(start + group + " " + command.getCommandName());
            var words = example.substring(start.length())
                    .replaceAll("\\s*>>? .*", "")
                    .split("\\s+");
            assertThat(Bonafide.commandLine().parseArgs(words).subcommand().subcommand())
                    .as(example)
                    .isNotNull();
        });
    }

    @Test
    void anAccountIsOpenedLimitedAndShownAndDoingItTwiceChangesNothing() {
        for (int i = 0; i < 2; i++) {
            assertThat(run("accounts", "open", "acme")).isZero();
            assertThat(run("accounts", "limit", "acme", "--per-day", "1000", "--per-second", "none"))
                    .isZero();
            assertThat(run("accounts", "codes", "acme", "00840000")).isZero();
        }
        assertThat(run("accounts", "list")).isZero();
        assertThat(json()).hasSize(1);
        assertThat(json().get(0).path("dailyQuota").asLong()).isEqualTo(1000);
        assertThat(json().get(0).path("callsPerSecond").isNull()).isTrue();
        assertThat(json().get(0).path("resourceCodes").get(0).asString()).isEqualTo("00840000");
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThat(run("accounts", "limit", "nobody", "--per-day", "1")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("no account nobody");
        assertThat(run("keys", "disable", "BFnone")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("no access key BFnone");
        assertThat(run("audit", "show", "none")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("no call none");
        assertThat(run("policies", "put", "--account", "nobody")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("no account nobody");
    }

    @Test
    void valuesThatCannotBeAreNamedWithTheirLimit() {
        run("accounts", "open", "acme");
        assertThat(run("accounts", "limit", "acme", "--per-day", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("whole number from 0 or none");
        assertThat(run("accounts", "codes", "acme", "84")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("eight digits").contains("84");
        assertThat(run("policies", "put", "--target-fmr", "2")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("2.0");
        assertThat(run("policies", "put", "--target-fmr", "1e-7")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("down to 1.0e-06, none as small as 1.0e-07");
        assertThat(run("audit", "prune", "--older-than-days", "-1")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("-1");
    }

    @Test
    void aKeyIsMadeRotatedDisabledAndItsSecretShownOnce() {
        assertThat(run("keys", "create", "--account", "acme")).isZero();
        var id = json().path("accessKeyId").asString();
        assertThat(json().path("accessKeySecret").asString()).hasSize(30);
        assertThat(run("keys", "add-secret", id)).isZero();
        assertThat(run("keys", "retire-secret", id)).isZero();
        assertThat(run("keys", "retire-secret", id)).isZero();
        assertThat(run("keys", "disable", id)).isZero();
        assertThat(run("keys", "disable", id)).isZero();
        assertThat(run("keys", "list")).isZero();
        assertThat(json().get(0).path("enabled").asBoolean()).isFalse();
        assertThat(json().get(0).path("secrets").asInt()).isEqualTo(1);
        assertThat(out.toString()).doesNotContain("Secret\"");
    }

    @Test
    void aPolicyPutTwiceIsOneVersion() {
        assertThat(run("policies", "put", "--target-fmr", "1e-4")).isZero();
        assertThat(run("policies", "put", "--target-fmr", "1e-4")).isZero();
        assertThat(json().path("version").asString()).isEqualTo("*/*/1");
        assertThat(run("policies", "show", "--account", "acme", "--resource-code", "00840000"))
                .isZero();
        assertThat(json().path("targetFalseMatchRate").asDouble()).isEqualTo(1e-4);
        assertThat(run("policies", "list")).isZero();
        assertThat(json()).hasSize(1);
    }

    @Test
    void theTrailIsVerifiedAnchoredExportedAndATamperedOneFailsTheCheck() throws IOException {
        run("accounts", "open", "acme");
        assertThat(run("audit", "anchor")).isZero();
        var anchors = Files.writeString(folder.resolve("anchors.jws"), out.toString());
        assertThat(run("audit", "verify", "--anchors", anchors.toString())).isZero();
        assertThat(json().path("rows").asInt()).isEqualTo(1);
        assertThat(run(
                        "audit",
                        "export",
                        "--format",
                        "csv",
                        "--output",
                        folder.resolve("all.csv").toString()))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("all.csv")))
                .hasSize(2)
                .last()
                .asString()
                .contains("ACCOUNT_OPENED");
        assertThat(run("store", "check")).isZero();
        assertThat(json().path("sound").asBoolean()).isTrue();

        Files.writeString(anchors, Files.readString(anchors).replace('.', ' '));
        assertThat(run("audit", "verify", "--anchors", anchors.toString())).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("anchors.jws");
    }

    @Test
    void aBackupIsMadeAndPutBackIntoAnotherFolder() throws IOException {
        run("accounts", "open", "acme");
        var backup = folder.resolve("monday.db").toString();
        assertThat(run("store", "backup", backup)).isZero();
        assertThat(run("store", "backup", backup)).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("exists already");

        var other = Files.createDirectory(folder.resolve("other"));
        assertThat(execute("store", "restore", backup, "--json", "--data", other.toString()))
                .isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("no master key file").contains("master.key");
        Files.copy(folder.resolve("data").resolve("master.key"), other.resolve("master.key"));
        assertThat(execute("store", "restore", backup, "--json", "--data", other.toString()))
                .isZero();
        assertThat(execute("accounts", "list", "--json", "--data", other.toString()))
                .isZero();
        assertThat(json().get(0).path("name").asString()).isEqualTo("acme");
    }

    @Test
    void aStoreThatCannotBeReachedIsSaidInOneLine() throws IOException {
        var config = Files.writeString(
                folder.resolve("away.toml"),
                "[data]\nstore = \"jdbc:postgresql://127.0.0.1:1/none?user=none&password=hidden-word\"\n");
        assertThat(execute("keys", "list", "--config", config.toString(), "--data", folder.toString()))
                .isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString().strip().lines()).singleElement().asString().contains("cannot be opened");
        assertThat(err.toString()).doesNotContain("hidden-word");
    }

    @Test
    void theMasterKeyIsChangedAndTheStoreOpensWithTheNewOneOnly() {
        run("keys", "create");
        assertThat(run("store", "rotate-master-key")).isZero();
        assertThat(json().path("sealedAnew").asInt()).isEqualTo(3);
        try (var store = Store.open(
                StoreSettings.embedded(folder.resolve("data")), InstantSource.system(), new SecureRandom())) {
            assertThat(store.check(java.util.List.of())).isEmpty();
        }
    }

    private int run(String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.add("--json");
        all.add("--data");
        all.add(folder.resolve("data").toString());
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... words) {
        return Terminal.run(out, err, words);
    }

    private JsonNode json() {
        return new JsonMapper().readTree(out.toString());
    }
}
