package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.engine.advice.Advice;
import bonafide.engine.quality.QualityComponent;
import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
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
                new Routes.Evaluations(null, folder, (_, _, _) -> {}, Runnable::run),
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
                + "\"quality\":\"STANDARD\",\"refuseSecondFace\":false,\"last\":10}";
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
        assertThat(post("/api/accounts/bank/quota", "{\"dailyQuota\":null}", browser)
                        .status())
                .isEqualTo(200);
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
        var headers = Headers.of(Console.CSRF, browser == null ? "none" : browser.csrf(), "Accept-Language", language);
        if (browser != null) {
            headers = headers.with("Cookie", Console.COOKIE + "=" + browser.token());
        }
        return console.answer(new RawRequest(method, path, null, headers, Body.utf8(body), "127.0.0.1", false));
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
