package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.engine.verification.EngineOptions;
import bonafide.engine.verification.FaceVerifier;
import bonafide.server.store.Store;
import bonafide.server.store.StoreSettings;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
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
        store = Store.open(StoreSettings.embedded(folder.resolve("data")), clock, new SecureRandom());
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
                new Routes.Engine(
                        verifier,
                        mode -> verifier.padPolicy().cuts(mode).retry(),
                        MODELS.resolve("weights"),
                        new TreeSet<>(List.of("00840000"))),
                new Routes.Evaluations(null, folder, (_, _, _) -> {}, Runnable::run),
                clock);
        console = new Console(signIn, routes);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyRouteRefusesWhoIsNotSignedInUnlessItSaysSo() {
        assertThat(routes.all()).isNotEmpty().allSatisfy(route -> {
            int status = call(route, null).status();
            if (route.role() == null) {
                assertThat(status).as(route.path()).isNotEqualTo(401);
            } else {
                assertThat(status).as(route.path()).isEqualTo(401);
            }
        });
    }

    @Test
    void everyRouteRefusesRolesBelowItsOwn() {
        for (var role : Role.values()) {
            var browser = signedIn(role);
            assertThat(routes.all()).allSatisfy(route -> {
                if (route.role() != null && !role.covers(route.role())) {
                    assertThat(call(route, browser).status())
                            .as(role + " " + route.path())
                            .isEqualTo(403);
                }
            });
        }
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
    void wrongPasswordsInParallelAreCheckedNoMoreOftenThanTheLimit() throws Exception {
        store.consoleUsers().create(signIn.newUser("ada", Role.VIEWER, PASSWORD));
        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(16)) {
            var answers = pool.invokeAll(Collections.<Callable<Integer>>nCopies(
                    40,
                    () -> post("/api/sign-in", credentials("ada", "wrong"), null)
                            .status()));
            for (var answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(SignIn.ATTEMPTS);
        assertThat(post("/api/sign-in", credentials("ada", PASSWORD), null).status())
                .isEqualTo(429);
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

    private static String credentials(String name, String password) {
        return "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
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
        var headers = Headers.of(Console.CSRF, browser == null ? "none" : browser.csrf());
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
