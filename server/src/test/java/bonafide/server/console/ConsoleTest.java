package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.engine.advice.Advice;
import bonafide.engine.decision.DecisionPolicy;
import bonafide.engine.decision.DecisionPolicy.PadMode;
import bonafide.engine.decision.DecisionPolicy.QualityStrictness;
import bonafide.engine.quality.QualityComponent;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.server.evaluation.Calibration;
import bonafide.server.evaluation.CalibrationRun;
import bonafide.server.evaluation.Calibrator;
import bonafide.server.evaluation.Progress;
import bonafide.server.evaluation.VerifierTemplates;
import bonafide.server.store.Store;
import bonafide.server.store.StoreSettings;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    private static final String PASSWORD = "a long enough password";
    private static final Path MODELS = models();

    private static FaceVerifier verifier;

    @TempDir
    Path folder;

    private Store store;
    private SignIn signIn;
    private Routes routes;
    private Console console;

    @BeforeAll
    static void loadModels() {
        verifier = FaceVerifier.open(MODELS, EngineOptions.DEFAULT);
    }

    @AfterAll
    static void closeModels() {
        verifier.close();
    }

    @BeforeEach
    void open() {
        var clock = InstantSource.system();
        store = Store.open(StoreSettings.embedded(folder.resolve("data")).patient(), clock, new SecureRandom());
        signIn = new SignIn(store.consoleUsers(), clock, new SecureRandom());
        routes = Routes.of(
                new Routes.People(signIn, store.consoleUsers(), "http://127.0.0.1:8480", false),
                new Routes.Books(
                        store.keys(),
                        store.accounts(),
                        store.policies(),
                        store.auditLog(),
                        store.auditSearch(),
                        _ -> Optional.empty()),
                new Routes.Engine(verifier, MODELS.resolve("weights"), new TreeMap<>(Map.of("00840000", "Viet Nam"))),
                new Routes.Evaluations(
                        folder, folder.resolve("results"), (_, _, _) -> {}, new OwnPictures(), Runnable::run),
                clock);
        console = new Console(signIn, routes);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyChangingRouteRefusesARequestWithoutTheSessionsToken() {
        var browser = signedIn(Role.ADMIN).withCsrf("forged");
        assertThat(routes.all())
                .filteredOn(route -> route.changes() && route.role() != null)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(call(route, browser).status())
                        .as(route.path())
                        .isEqualTo(403));
    }

    @Test
    void everyAnswerForbidsInlineScriptsAndOtherHosts() {
        for (var path : List.of("/", "/app.js", "/api/session", "/nothing")) {
            var policy =
                    get(path, null).headers().first("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe-inline")
                    .doesNotContain("http");
        }
    }

    @Test
    void theFirstStartsLinkMakesOneAdministratorOnce() {
        var token = signIn.welcomeToken().orElseThrow();
        var body = "{\"token\":\"%s\",\"name\":\"ada\",\"password\":\"%s\"}".formatted(token, PASSWORD);
        assertThat(post("/api/welcome", body, null).status()).isEqualTo(200);
        assertThat(post("/api/welcome", body, null).status()).isEqualTo(403);
        assertThat(signIn.welcomeToken()).isEmpty();
        assertThat(store.consoleUsers().find("ada").orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void wrongPasswordsInParallelOnTwoNodesAreCheckedNoMoreOftenThanTheLimit() throws Exception {
        store.consoleUsers().create(signIn.newUser("ada", Role.VIEWER, PASSWORD));
        // A second node is a second console on the same store: what they share is the database alone.
        var later = new SignIn(
                store.consoleUsers(),
                () -> InstantSource.system().instant().plus(SignIn.ATTEMPT_WINDOW),
                new SecureRandom());
        var nodes = List.of(signIn, new SignIn(store.consoleUsers(), InstantSource.system(), new SecureRandom()));
        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(16)) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 200; i++) {
                var node = nodes.get(i % nodes.size());
                answers.add(pool.submit(() -> statusOf(node, "wrong")));
            }
            for (var answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(SignIn.ATTEMPTS);
        assertThat(statusOf(signIn, PASSWORD)).as("while locked").isEqualTo(429);
        assertThat(statusOf(later, PASSWORD)).as("after the lock").isEqualTo(200);
    }

    @Test
    void aNameNobodyCanHaveIsRefusedWithoutARecordOfIt() {
        var name = "n".repeat(100_000);

        for (int i = 0; i < SignIn.ATTEMPTS + 1; i++) {
            assertThatThrownBy(() -> signIn.signIn(name, "wrong"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refused -> assertThat(refused.status()).isEqualTo(401));
        }
    }

    @Test
    void aQueryLongerThanAnyPageAsksForIsRefused() {
        var request =
                new RawRequest("GET", "/api/session", "&".repeat(10_000), Headers.NONE, Body.EMPTY, "127.0.0.1", false);

        assertThat(console.answer(request).status()).isEqualTo(400);
    }

    private static int statusOf(SignIn node, String password) {
        try {
            node.signIn("ada", password);
            return 200;
        } catch (Refusal refusal) {
            return refusal.status();
        }
    }

    @Test
    void everyTableOfRoutesAndRolesHolds() {
        var browsers = new EnumMap<Role, Browser>(Role.class);
        for (var role : Role.values()) {
            browsers.put(role, signedIn(role));
        }
        for (var route : routes.all()) {
            for (var role : Role.values()) {
                if (!route.path().equals("/api/sign-out")) {
                    int status = call(route, browsers.get(role)).status();
                    assertThat(status == 403 && route.role() != null)
                            .as("%s %s as %s: %d", route.method(), route.path(), role, status)
                            .isEqualTo(route.role() != null && !role.covers(route.role()));
                }
            }
            assertThat(call(route, null).status() == 401)
                    .as("%s %s without a session", route.method(), route.path())
                    .isEqualTo(route.role() != null);
        }
    }

    @Test
    void aUserSwitchedOffIsSignedOutAtOnce() {
        var browser = signedIn(Role.VIEWER);
        var user = store.consoleUsers().list().getFirst();
        store.consoleUsers().update(new ConsoleUser(user.name(), user.role(), user.passwordHash(), false));
        assertThat(get("/api/session", browser).status()).isEqualTo(401);
    }

    @Test
    void neitherPasswordNorTokenIsKeptInTheClear() {
        var browser = signedIn(Role.ADMIN);
        assertThat(store.consoleUsers().list().toString()).doesNotContain(PASSWORD);
        assertThat(store.consoleUsers()
                        .session(browser.token(), InstantSource.system().instant()))
                .isEmpty();
    }

    @Test
    void aVerificationByHandSaysWhatItRestsOn() throws Exception {
        var answer = post("/api/try", pair("person_b_1.jpg", "person_b_2.jpg"), signedIn(Role.OPERATOR));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer))
                .contains("\"passed\":true")
                .contains("\"alignedCrop\":")
                .contains("\"landmarks\":")
                .contains("\"name\":\"same-shot\"");
    }

    @Test
    void theOcclusionMapIsAPicture() throws Exception {
        var answer = post("/api/try/occlusion", pair("person_b_1.jpg", "person_b_2.jpg"), signedIn(Role.OPERATOR));
        assertThat(text(answer)).startsWith("{\"picture\":\"/9j/");
    }

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
        var events = store.auditLog().newest(20).stream()
                .map(entry -> Objects.requireNonNull(entry.call().result()).reasons())
                .toList();
        assertThat(events.reversed())
                .containsExactly(
                        "ACCOUNT_OPENED",
                        "KEY_CREATED " + id,
                        "KEY_SECRET_ADDED " + id,
                        "KEY_SECRET_RETIRED " + id,
                        "KEY_DISABLED " + id,
                        "KEY_EXPIRY null " + id,
                        "ACCOUNT_LIMITED daily_quota 1",
                        "ACCOUNT_RESOURCE_CODES",
                        "ACCOUNT_DEACTIVATED");
    }

    @Test
    void adviceOnQualityIsGivenInTheLanguageOfThePage() throws Exception {
        var browser = signedIn(Role.OPERATOR);
        var poor = Base64.getEncoder().encodeToString(squeezed(MODELS.resolve("weights/person_b_2.jpg")));
        var pair = "{\"reference\":\"%s\",\"probe\":\"%s\",\"resourceCode\":\"00840000\"}".formatted(poor, poor);
        for (var language : Advice.LANGUAGES) {
            assertThat(text(send("POST", "/api/try", pair, browser, language.getLanguage())))
                    .contains("\"advice\":\"" + Advice.of(QualityComponent.COMPRESSION_ARTIFACTS, language));
        }
    }

    private static byte[] squeezed(Path photo) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.2f);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(ImageIO.read(photo.toFile()), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Test
    void bodiesOfAnotherFormAreRefusedWithoutRepeatingThem() {
        var answer = post("/api/keys", "{\"account\":\"a\",\"surprise\":\"canary\"}", signedIn(Role.ADMIN));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).doesNotContain("canary").doesNotContain("surprise");
    }

    @Test
    void aListWithTooFewPeopleMakesNoScoreTableAndIsToldSo() throws Exception {
        var browser = signedIn(Role.OPERATOR);
        Files.writeString(
                folder.resolve("pairs.csv"),
                "reference,probe,mated\n%s,%s,0\n".formatted(photo("person_a_2"), photo("person_b_1")));
        assertThat(text(post("/api/calibrations", "{\"list\":\"pairs.csv\"}", browser)))
                .isEqualTo("{\"id\":\"1\"}");
        assertThat(text(get("/api/calibrations/1", browser))).contains("\"state\":\"too-few\"", "1 / 1000");
        assertThat(get("/api/calibrations/1/table", browser).status()).isEqualTo(404);
        assertThat(post("/api/calibrations", "{\"list\":\"../secret.csv\"}", browser)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aListOfIdentitiesMakesAScoreTableToTakeAway() throws Exception {
        var browser = signedIn(Role.OPERATOR);
        var list = new StringBuilder("picture,identity\n");
        var photos = List.of("person_a_2", "person_b_1", "impostor_1", "impostor_2");
        // The same four again and again under other names: not what a table should rest on, but enough for one.
        for (int person = 0; person < 60; person++) {
            list.append(photo(photos.get(person % photos.size())))
                    .append(",person ")
                    .append(person)
                    .append('\n');
        }
        Files.writeString(folder.resolve("people.csv"), list);
        post("/api/calibrations", "{\"list\":\"people.csv\"}", browser);
        assertThat(text(get("/api/calibrations/1", browser))).contains("\"state\":\"done\"");
        assertThat(text(get("/api/calibrations/1/table", browser)))
                .contains("\"comparisons\":1770", "\"people\":60", "\"decisions\":0");
        assertThat(text(get("/api/calibrations/1/calibration.toml", browser)))
                .contains("[models.calibration.", "1,770 non-mated comparisons of 60 people");
    }

    private static Path photo(String name) {
        return MODELS.resolve("weights").resolve(name + ".jpg");
    }

    /** Score tables with the models of the tests, as the server makes them with its own. */
    private static final class OwnPictures implements Calibrator {
        @Override
        public CalibrationRun.Result run(Path list, Path out, Progress progress) throws IOException {
            try (var worker = Executors.newSingleThreadExecutor()) {
                var templates = new VerifierTemplates(verifier, DecisionPolicy.DEFAULT);
                return new Calibration(templates, worker, progress).of(list, out);
            }
        }

        @Override
        public String profile() {
            return "standard";
        }
    }

    @Test
    void everyTextExistsInEveryLanguage() throws Exception {
        var english = keys("en");
        for (var language : List.of("vi", "id", "th", "zh")) {
            assertThat(keys(language)).as(language).isEqualTo(english);
        }
    }

    private static List<String> keys(String language) throws Exception {
        try (var in = ConsoleTest.class.getResourceAsStream("/console/lang/" + language + ".json")) {
            return Pattern.compile("(?m)^ \"([^\"]+)\":")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private static String pair(String reference, String probe) throws Exception {
        var base64 = Base64.getEncoder();
        var weights = MODELS.resolve("weights");
        return "{\"reference\":\"%s\",\"probe\":\"%s\",\"resourceCode\":\"00840000\"}"
                .formatted(
                        base64.encodeToString(Files.readAllBytes(weights.resolve(reference))),
                        base64.encodeToString(Files.readAllBytes(weights.resolve(probe))));
    }

    private record Browser(String token, String csrf) {
        Browser withCsrf(String other) {
            return new Browser(token, other);
        }
    }

    private Browser signedIn(Role role) {
        store.consoleUsers().create(signIn.newUser(role.name(), role, PASSWORD));
        var session = signIn.signIn(role.name(), PASSWORD);
        return new Browser(session.token(), session.caller().csrf());
    }

    private RawAnswer call(Route route, @Nullable Browser browser) {
        return send(route.method(), route.path().replaceAll("[{}]", ""), "{}", browser);
    }

    private RawAnswer get(String path, @Nullable Browser browser) {
        return send("GET", path, "", browser);
    }

    private RawAnswer post(String path, String body, @Nullable Browser browser) {
        return send("POST", path, body, browser);
    }

    private RawAnswer send(String method, String path, String body, @Nullable Browser browser) {
        return send(method, path, body, browser, "en");
    }

    private RawAnswer send(String method, String path, String body, @Nullable Browser browser, String language) {
        return send(method, path, null, body, browser, language);
    }

    private RawAnswer send(
            String method,
            String path,
            @Nullable String query,
            String body,
            @Nullable Browser browser,
            String language) {
        var headers = Headers.of(Console.CSRF, browser == null ? "none" : browser.csrf(), "Accept-Language", language);
        if (browser != null) {
            headers = headers.with("Cookie", Console.COOKIE + "=" + browser.token());
        }
        return console.answer(new RawRequest(method, path, query, headers, Body.utf8(body), "127.0.0.1", false));
    }

    private static String text(RawAnswer answer) {
        return new String(answer.body().bytes(), StandardCharsets.UTF_8);
    }

    private static Path models() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("models").resolve("manifest.toml"))) {
                return folder.resolve("models");
            }
        }
        throw new IllegalStateException("models/manifest.toml is not above the working folder");
    }
}
