package bonafide.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who gets in, and what each may. */
class ConsoleTest extends ConsoleUnderTest {
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
}
