package bonafide.conformance.matrix;

import bonafide.conformance.client.Authority;
import bonafide.conformance.client.Call;
import bonafide.conformance.server.PackagedServer;
import bonafide.conformance.server.Pressure;
import bonafide.conformance.server.ServerKey;
import bonafide.conformance.server.SignedCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A quiet server and a small, busy one over one scheme, each started when first needed. */
final class Servers implements AutoCloseable {
    private static final Map<String, String> SMALL = Map.of(
            "BONAFIDE_ADMISSION_SLOTS", "1",
            "BONAFIDE_ADMISSION_QUEUE_PER_SLOT", "0",
            "BONAFIDE_ADMISSION_QUEUE_MILLIS", "0");

    private final String scheme;
    private final Path folder;
    private @Nullable Keyed quiet;
    private @Nullable Keyed small;
    private final Map<Situation, ServerKey> keys = new EnumMap<>(Situation.class);

    private record Keyed(PackagedServer server, ServerKey key) {}

    Servers(String scheme, Path folder) {
        this.scheme = scheme;
        this.folder = folder;
    }

    private Keyed quiet() throws IOException, InterruptedException {
        if (quiet == null) {
            quiet = start(folder.resolve("quiet"), Map.of());
        }
        return quiet;
    }

    /** Takes the quiet server's authority over, as an SDK can be told to trust only one. */
    private Keyed small() throws IOException, InterruptedException {
        if (small == null) {
            var data = folder.resolve("small");
            if (scheme.equals("https")) {
                copy(quiet().server().authorityFile().resolveSibling("."), data.resolve("tls"));
            }
            small = start(data, SMALL);
        }
        return small;
    }

    /** A key in the state that a situation needs, brought there by the operator's own commands. */
    private ServerKey key(Situation situation) throws IOException, InterruptedException {
        var known = keys.get(situation);
        if (known == null) {
            known = keyBroughtInto(situation, quiet().server());
            keys.put(situation, known);
        }
        return known;
    }

    private ServerKey keyBroughtInto(Situation situation, PackagedServer server)
            throws IOException, InterruptedException {
        var account = situation.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var key = server.createKey("--account", account);
        switch (situation) {
            case THROTTLED -> server.operator("accounts", "limit", account, "--per-second", "1");
            case USED_UP -> {
                server.operator("accounts", "limit", account, "--per-day", "1");
                useUp(key, server);
            }
            case NOT_ACTIVATED -> server.operator("accounts", "deactivate", account);
            case DISABLED_KEY -> server.operator("keys", "disable", key.id());
            default -> throw new IllegalArgumentException(situation + " needs no key of its own");
        }
        return key;
    }

    private void useUp(ServerKey key, PackagedServer server) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().sslContext(trust()).build()) {
            var answer = http.send(
                    SignedCall.of(key, photos()).post(server.address()), HttpResponse.BodyHandlers.ofString());
            if (!answer.body().contains("\"Code\":200")) {
                throw new IllegalStateException("the one verification of the day failed: " + answer.body());
            }
        }
    }

    private Keyed start(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        var options = scheme.equals("https") ? new String[] {"--tls", "self-signed"} : new String[0];
        var server = PackagedServer.start(data, settings, options);
        return new Keyed(server, server.firstKey());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    Authority authority() throws IOException, GeneralSecurityException, InterruptedException {
        return Authority.of(quiet().server().authorityFile(), folder);
    }

    Call call(Situation situation, Size size) throws IOException, InterruptedException {
        var called = situation == Situation.OVERLOAD ? small() : quiet();
        var call = Call.to(called.server().port())
                .with("BONAFIDE_SCHEME", scheme)
                .key(called.key().id(), called.key().secret())
                .photos(size.photo("person_b_1"), size.photo("person_b_2"));
        return switch (situation) {
            case MATCH, OVERLOAD -> call;
            case NON_MATCH -> call.photos(size.photo("person_b_1"), size.photo("person_a_2"));
            case MISSING_FIELD -> call.with("BONAFIDE_PROBE", "");
            case BAD_RESOURCE_CODE -> call.with("BONAFIDE_RESOURCE_CODE", "99990000");
            case WRONG_SECRET -> call.key(called.key().id(), "notTheSecretOfThisKey");
            case UNKNOWN_SERVICE -> call.with("BONAFIDE_SERVICE", "intl_face_verify_2");
            case USED_UP, NOT_ACTIVATED, DISABLED_KEY, THROTTLED ->
                call.key(key(situation).id(), key(situation).secret());
        };
    }

    /** What keeps the situation up while a client calls. */
    Pressure pressure(Situation situation) throws IOException, InterruptedException {
        return switch (situation) {
            case THROTTLED -> Pressure.on(quiet().server().address(), trust(), key(situation), "{}", 1);
            case OVERLOAD -> Pressure.on(small().server().address(), trust(), small().key(), photos(), 1);
            default -> Pressure.NONE;
        };
    }

    private static String photos() throws IOException {
        return """
                {"refFaceContent":"%s","authFaceContent":"%s","resourceCode":"00840000"}""".formatted(base64("person_b_1"), base64("person_b_2"));
    }

    private static String base64(String photo) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(Size.TINY.photo(photo)));
    }

    private SSLContext trust() throws IOException, InterruptedException {
        try {
            return scheme.equals("https") ? authority().trust() : SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }

    @Override
    public void close() {
        Stream.of(quiet, small)
                .filter(Objects::nonNull)
                .forEach(keyed -> keyed.server().close());
    }
}
