package bonafide.server.console;

import bonafide.engine.decision.DecisionPolicy;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A console before a store of its own, and browsers that sign in to it. */
abstract class ConsoleUnderTest {
    static final String PASSWORD = "a long enough password";
    static final Path MODELS = models();

    private static FaceVerifier verifier;

    @TempDir
    Path folder;

    Store store;
    SignIn signIn;
    Routes routes;
    Console console;

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

    record Browser(String token, String csrf) {
        Browser withCsrf(String other) {
            return new Browser(token, other);
        }
    }

    Browser signedIn(Role role) {
        store.consoleUsers().create(signIn.newUser(role.name(), role, PASSWORD));
        var session = signIn.signIn(role.name(), PASSWORD);
        return new Browser(session.token(), session.caller().csrf());
    }

    RawAnswer call(Route route, @Nullable Browser browser) {
        return send(route.method(), route.path().replaceAll("[{}]", ""), "{}", browser);
    }

    RawAnswer get(String path, @Nullable Browser browser) {
        return send("GET", path, "", browser);
    }

    RawAnswer post(String path, String body, @Nullable Browser browser) {
        return send("POST", path, body, browser);
    }

    RawAnswer send(String method, String path, String body, @Nullable Browser browser) {
        return send(method, path, body, browser, "en");
    }

    RawAnswer send(String method, String path, String body, @Nullable Browser browser, String language) {
        return send(method, path, null, body, browser, language);
    }

    RawAnswer send(
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

    static String text(RawAnswer answer) {
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
