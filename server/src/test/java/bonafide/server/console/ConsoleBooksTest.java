package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Policies, keys, accounts and users, and what the audit trail says of a change to them. */
class ConsoleBooksTest extends ConsoleUnderTest {
    @Test
    void whatMayBeLeftOpenIsTakenAsNull() throws Exception {
        var browser = signedIn(Role.ADMIN);
        var frame = Base64.getEncoder().encodeToString(Files.readAllBytes(MODELS.resolve("weights/person_b_2.jpg")));
        assertThat(text(post("/api/try/hints", "{\"picture\":\"%s\",\"previous\":null}".formatted(frame), browser)))
                .contains("\"hint\":");
        var change = "{\"account\":null,\"resourceCode\":%s,\"targetFalseMatchRate\":%s,\"padMode\":\"STANDARD\","
                + "\"quality\":\"STANDARD\",\"refuseSecondFace\":false,\"acceptSamePicture\":false,\"attackTries\":3,"
                + "\"last\":10}";
        assertThat(post("/api/policies/preview", change.formatted("null", "1e-5"), browser)
                        .status())
                .isEqualTo(200);
        assertThat(text(post("/api/policies", change.formatted("\"84\"", "1e-5"), browser)))
                .contains("resourceCode must have eight digits");
        assertThat(text(post("/api/policies", change.formatted("null", "2"), browser)))
                .contains("targetFalseMatchRate must lie between 0 and 1");
        assertThat(text(post("/api/policies", change.formatted("null", "1e-7"), browser)))
                .contains("targetFalseMatchRate cannot be met", "none as small as 1.0e-07");
        store.keys().create("bank");
        assertThat(post("/api/accounts/bank/limits", "{\"dailyQuota\":null,\"callsPerSecond\":null}", browser)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPolicyIsPutWithEverythingAPolicyHas() {
        var browser = signedIn(Role.ADMIN);
        store.accounts().open("bank");
        var change = "{\"account\":\"bank\",\"resourceCode\":null,\"targetFalseMatchRate\":1e-4,\"padMode\":\"STRICT\","
                + "\"quality\":\"LENIENT\",\"refuseSecondFace\":true,\"acceptSamePicture\":true,\"attackTries\":5,\"last\":1}";
        assertThat(text(post("/api/policies", change, browser))).contains("bank/*/1");
        assertThat(store.policies().inForce("bank", "00840000").policy())
                .isEqualTo(new DecisionPolicy(1e-4, PadMode.STRICT, QualityStrictness.LENIENT, true, true, 5));
        assertThat(text(send("GET", "/api/policies/in-force", "account=bank&resourceCode=00840000", "", browser, "en")))
                .contains("\"version\":\"bank/*/1\"", "\"attackTries\":5");
        assertThat(text(get("/api/policies", browser))).contains("\"history\":[{\"account\":\"bank\"");
        assertThat(text(post("/api/policies", change.replace("Tries\":5", "Tries\":-1"), browser)))
                .contains("attackTries must be 0 (no limit) or more, was -1");
    }

    @Test
    void aKeysSecretIsReplacedWithoutAGap() {
        var browser = signedIn(Role.OPERATOR);
        var id = store.keys().create("bank").accessKeyId();
        var first = secrets(id).getFirst();
        var made = text(post("/api/keys/" + id + "/secrets", "{}", browser));
        assertThat(secrets(id)).hasSize(2).contains(first);
        var second = secrets(id).getFirst();
        assertThat(made).contains(second);
        assertThat(text(get("/api/keys", browser)))
                .contains("\"secrets\":2")
                .doesNotContain(first)
                .doesNotContain(second);
        var third = post("/api/keys/" + id + "/secrets", "{}", browser);
        assertThat(third.status()).isEqualTo(409);
        assertThat(text(third)).contains("two-secrets");
        assertThat(post("/api/keys/" + id + "/secrets/retire", "{}", browser).status())
                .isEqualTo(200);
        assertThat(secrets(id)).containsExactly(second);
        assertThat(post("/api/keys/none/secrets", "{}", browser).status()).isEqualTo(404);
    }

    private List<String> secrets(String keyId) {
        return store.accessKeys().find(keyId).orElseThrow().secrets().stream()
                .map(secret -> new String(secret.utf8(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aKeyIsSwitchedOffAndOnAndGivenAnEnd() {
        var browser = signedIn(Role.OPERATOR);
        var id = store.keys().create("bank").accessKeyId();
        post("/api/keys/" + id + "/enabled", "{\"enabled\":false}", browser);
        assertThat(isActive(id)).isFalse();
        post("/api/keys/" + id + "/enabled", "{\"enabled\":true}", browser);
        assertThat(isActive(id)).isTrue();
        post("/api/keys/" + id + "/expiry", "{\"expires\":\"2020-01-01T00:00:00Z\"}", browser);
        assertThat(isActive(id)).isFalse();
        post("/api/keys/" + id + "/expiry", "{\"expires\":null}", browser);
        assertThat(isActive(id)).isTrue();
        assertThat(post("/api/keys/" + id + "/expiry", "{\"expires\":\"tomorrow\"}", browser)
                        .status())
                .isEqualTo(400);
    }

    private boolean isActive(String keyId) {
        return store.accessKeys().find(keyId).orElseThrow().active();
    }

    @Test
    void anAccountIsOpenedActivatedLimitedAndDeactivated() {
        var browser = signedIn(Role.OPERATOR);
        post("/api/accounts", "{\"name\":\"o@bank\"}", browser);
        var account = "/api/accounts/o%40bank";
        assertThat(text(get(account, browser))).contains("\"service\":\"on\"");
        post(account + "/activate", "{\"starts\":\"2100-01-01T00:00:00Z\",\"ends\":\"2101-01-01T00:00:00Z\"}", browser);
        assertThat(text(get(account, browser))).contains("\"service\":\"to-come\"");
        post(account + "/activate", "{\"starts\":\"2020-01-01T00:00:00Z\",\"ends\":\"2021-01-01T00:00:00Z\"}", browser);
        assertThat(text(get(account, browser))).contains("\"service\":\"over\"");
        assertThat(text(post(
                        account + "/activate",
                        "{\"starts\":\"2021-01-01T00:00:00Z\",\"ends\":\"2021-01-01T00:00:00Z\"}",
                        browser)))
                .contains("ends-before-start");
        post(account + "/deactivate", "{}", browser);
        assertThat(text(get(account, browser))).contains("\"service\":\"off\"");
        post(account + "/activate", "{\"starts\":null,\"ends\":null}", browser);
        post(account + "/limits", "{\"dailyQuota\":100,\"callsPerSecond\":2}", browser);
        post(account + "/resource-codes", "{\"resourceCodes\":[\"00840000\",\"00650000\"]}", browser);
        assertThat(text(get("/api/accounts", browser)))
                .contains(
                        "\"service\":\"on\"",
                        "\"dailyQuota\":100",
                        "\"callsPerSecond\":2",
                        "[\"00650000\",\"00840000\"]");
        assertThat(text(post(account + "/limits", "{\"dailyQuota\":-1,\"callsPerSecond\":null}", browser)))
                .contains("dailyQuota must not be negative, was -1");
        assertThat(text(post(account + "/resource-codes", "{\"resourceCodes\":[\"84\"]}", browser)))
                .contains("resource-code");
        assertThat(text(post("/api/accounts", "{\"name\":\" <b>\"}", browser))).contains("account-name");
        assertThat(post("/api/accounts/none/deactivate", "{}", browser).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsDoneToKeysAndAccountsStandsInTheAuditTrailAndNothingElse() {
        var browser = signedIn(Role.OPERATOR);
        post("/api/keys", "{\"account\":\"bank\"}", browser);
        var id = store.keys().list().getFirst().accessKeyId();
        post("/api/keys/" + id + "/secrets", "{}", browser);
        post("/api/keys/" + id + "/secrets/retire", "{}", browser);
        post("/api/keys/" + id + "/enabled", "{\"enabled\":false}", browser);
        post("/api/keys/" + id + "/expiry", "{\"expires\":null}", browser);
        post("/api/accounts/bank/limits", "{\"dailyQuota\":1,\"callsPerSecond\":null}", browser);
        post("/api/accounts/bank/limits", "{\"dailyQuota\":1,\"callsPerSecond\":null}", browser);
        post("/api/accounts/bank/resource-codes", "{\"resourceCodes\":[]}", browser);
        post("/api/accounts/bank/deactivate", "{}", browser);
        assertThat(events())
                .containsExactly(
                        "CONSOLE_USER_CREATED OPERATOR OPERATOR",
                        "ACCOUNT_OPENED by OPERATOR",
                        "KEY_CREATED " + id + " by OPERATOR",
                        "KEY_SECRET_ADDED " + id + " by OPERATOR",
                        "KEY_SECRET_RETIRED " + id + " by OPERATOR",
                        "KEY_DISABLED " + id + " by OPERATOR",
                        "KEY_EXPIRY null " + id + " by OPERATOR",
                        "ACCOUNT_LIMITED daily_quota 1 by OPERATOR",
                        "ACCOUNT_RESOURCE_CODES by OPERATOR",
                        "ACCOUNT_DEACTIVATED by OPERATOR");
    }

    @Test
    void whoMayUseTheConsoleStandsInTheAuditTrailWithWhoLetThem() {
        var admin = signedIn(Role.ADMIN);
        post("/api/users", "{\"name\":\"eve\",\"role\":\"VIEWER\",\"password\":\"" + PASSWORD + "\"}", admin);
        post("/api/users", "{\"name\":\"eve\",\"role\":\"ADMIN\",\"password\":\"" + PASSWORD + "\"}", admin);
        post("/api/users/eve", "{\"role\":\"OPERATOR\",\"active\":true}", admin);
        post("/api/users/eve", "{\"role\":\"OPERATOR\",\"active\":false}", admin);
        assertThat(events())
                .containsExactly(
                        "CONSOLE_USER_CREATED ADMIN ADMIN",
                        "CONSOLE_USER_CREATED eve VIEWER by ADMIN",
                        "CONSOLE_USER_CHANGED eve OPERATOR by ADMIN",
                        "CONSOLE_USER_CHANGED eve SWITCHED_OFF by ADMIN");
    }

    private List<String> events() {
        return store.auditLog().newest(20).reversed().stream()
                .map(entry -> Objects.requireNonNull(entry.call().result()).reasons())
                .toList();
    }
}
