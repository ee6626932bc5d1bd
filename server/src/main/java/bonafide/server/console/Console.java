package bonafide.server.console;

import bonafide.server.access.Actor;
import bonafide.server.wire.Body;
import bonafide.server.wire.Endpoint;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The console's endpoint: static files, and the interface behind the sign-in.
 *
 * <p>A request is matched to its route, its session to the route's role, its CSRF header to the session; only then
 * does the route's handler see it. Every answer carries the same strict security headers.
 */
public final class Console implements Endpoint {
    static final String COOKIE = "bonafide-session";
    static final String CSRF = "X-Bonafide-Csrf";

    /** Characters of a query; no page asks for a tenth of it. */
    private static final int MAX_QUERY = 8_192;

    private static final Headers SECURITY = Headers.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:;"
                    + " connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(self), microphone=(), geolocation=()");

    private final SignIn signIn;
    private final List<Route> routes;
    private final StaticFiles files = new StaticFiles();

    public Console(SignIn signIn, Routes routes) {
        this.signIn = signIn;
        this.routes = routes.all();
    }

    @Override
    public RawAnswer answer(RawRequest request) {
        RawAnswer answer;
        try {
            requireShortQuery(request);
            answer = request.path().startsWith("/api/") ? api(request) : page(request);
        } catch (Refusal refusal) {
            answer = json(refusal.status(), new Problem(refusal.code(), String.valueOf(refusal.getMessage())));
        }
        var headers = answer.headers();
        for (var field : SECURITY.fields()) {
            // The evaluation report brings a policy of its own; two would both hold, and nothing could be seen.
            if (!headers.has(field.name())) {
                headers = headers.with(field.name(), field.value());
            }
        }
        return new RawAnswer(answer.status(), headers, answer.body());
    }

    private static void requireShortQuery(RawRequest request) {
        int length = request.query() == null ? 0 : request.query().length();
        if (length > MAX_QUERY) {
            throw Refusal.invalid("query", "has " + length + " characters, the limit is " + MAX_QUERY);
        }
    }

    private RawAnswer page(RawRequest request) {
        if (!request.method().equals("GET")) {
            throw new Refusal(405, "method", "only GET");
        }
        return files.find(request.path()).orElseThrow(() -> Refusal.notFound("page"));
    }

    private RawAnswer api(RawRequest request) {
        for (var route : routes) {
            var names = route.match(request.method(), request.path());
            if (names.isPresent()) {
                return run(route, names.get(), request);
            }
        }
        throw Refusal.notFound("route");
    }

    private RawAnswer run(Route route, Map<String, String> names, RawRequest request) {
        var token = sessionToken(request);
        var caller = token.flatMap(signIn::caller);
        if (route.role() != null) {
            var known = caller.orElseThrow(() -> new Refusal(401, "sign-in", "sign in first"));
            if (!known.role().covers(route.role())) {
                throw new Refusal(403, "role", "needs the role " + route.role());
            }
            if (route.changes() && !holdsCsrf(request, known.csrf())) {
                throw new Refusal(403, "csrf", "the header " + CSRF + " is missing or wrong");
            }
        } else if (route.changes() && request.headers().first(CSRF).isEmpty()) {
            // A page of another origin cannot set this header without asking first, and is never allowed to.
            throw new Refusal(403, "csrf", "the header " + CSRF + " is missing");
        }
        var parameters = Call.parameters(request.query());
        var call = new Call(names, parameters, request, caller.orElse(null), token.orElse(null));
        return answer(
                call.caller() == null
                        ? route.handler().handle(call)
                        : Actor.as(call.caller().name(), () -> route.handler().handle(call)));
    }

    private static RawAnswer answer(Object result) {
        return switch (result) {
            case RawAnswer raw -> raw;
            case Route.File file ->
                new RawAnswer(
                        200,
                        Headers.of(
                                "Content-Type",
                                file.type(),
                                "Content-Disposition",
                                "attachment; filename=\"" + file.name() + "\"",
                                "Cache-Control",
                                "no-store"),
                        Body.utf8(file.text()));
            case Route.Done done -> {
                var answer = done.body() == null ? json(200, Map.of()) : json(200, done.body());
                yield done.cookie() == null
                        ? answer
                        : new RawAnswer(200, answer.headers().with("Set-Cookie", done.cookie()), answer.body());
            }
            default -> json(200, result);
        };
    }

    private static RawAnswer json(int status, Object value) {
        return new RawAnswer(
                status,
                Headers.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                new Body(ConsoleJson.write(value)));
    }

    private static boolean holdsCsrf(RawRequest request, String expected) {
        var sent = request.headers().first(CSRF).orElse("");
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> sessionToken(RawRequest request) {
        return request.headers().all("Cookie").stream()
                .flatMap(line -> List.of(line.split(";\\s*", -1)).stream())
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst();
    }

    /** What went wrong, in the form every failing route answers. */
    record Problem(String code, String message) {}
}
