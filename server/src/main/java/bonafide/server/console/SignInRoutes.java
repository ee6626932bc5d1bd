package bonafide.server.console;

import java.util.List;

/** Who is signed in, and who may be. */
final class SignInRoutes {
    private final SignIn signIn;
    private final ConsoleUsers users;
    private final String endpoint;
    private final boolean secure;

    /** @param endpoint base address of the interface for callers, shown in the examples */
    SignInRoutes(SignIn signIn, ConsoleUsers users, String endpoint, boolean secure) {
        this.signIn = signIn;
        this.users = users;
        this.endpoint = endpoint;
        this.secure = secure;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/session", Role.VIEWER, call -> shown(caller(call))),
                new Route("POST", "/api/sign-in", null, this::signIn),
                new Route("POST", "/api/welcome", null, this::welcome),
                new Route("POST", "/api/sign-out", Role.VIEWER, this::signOut),
                new Route("GET", "/api/users", Role.ADMIN, _ -> list()),
                new Route("POST", "/api/users", Role.ADMIN, this::create),
                new Route("POST", "/api/users/{name}", Role.ADMIN, this::change));
    }

    private Object signIn(Call call) {
        var body = call.body(Credentials.class);
        return opened(signIn.signIn(body.name(), body.password()));
    }

    private Object welcome(Call call) {
        var body = call.body(Welcome.class);
        return opened(signIn.welcome(body.token(), body.name(), body.password()));
    }

    private Object signOut(Call call) {
        if (call.sessionToken() != null) {
            signIn.signOut(call.sessionToken());
        }
        return new Route.Done(cookie("", 0), null);
    }

    private Object opened(SignIn.SignedIn session) {
        return new Route.Done(cookie(session.token(), SignIn.SESSION.toSeconds()), shown(session.caller()));
    }

    private Shown shown(SignIn.Caller caller) {
        return new Shown(caller.name(), caller.role(), caller.csrf(), endpoint);
    }

    /** Not readable by scripts, not sent by other sites; over TLS only where there is TLS. */
    private String cookie(String value, long seconds) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(Console.COOKIE, value, seconds, secure ? "; Secure" : "");
    }

    private Object list() {
        return new Users(users.list().stream()
                .map(user -> new User(user.name(), user.role(), user.active()))
                .toList());
    }

    private Object create(Call call) {
        var body = call.body(NewUser.class);
        if (!users.create(signIn.newUser(body.name(), body.role(), body.password()))) {
            throw new Refusal(409, "taken", "there is a user of that name already");
        }
        return Route.Done.OK;
    }

    private Object change(Call call) {
        var body = call.body(Change.class);
        var name = Call.decode(call.segment("name"));
        if (name.equals(caller(call).name())) {
            throw new Refusal(409, "self", "nobody changes their own role: ask another administrator");
        }
        var user = users.find(name).orElseThrow(() -> Refusal.notFound("user"));
        users.update(new ConsoleUser(name, body.role(), user.passwordHash(), body.active()));
        return Route.Done.OK;
    }

    private static SignIn.Caller caller(Call call) {
        if (call.caller() == null) {
            throw new IllegalStateException("the route needs no sign-in but asks who it is");
        }
        return call.caller();
    }

    record Credentials(String name, String password) {}

    record Welcome(String token, String name, String password) {}

    record NewUser(String name, Role role, String password) {}

    record Change(Role role, boolean active) {}

    record Shown(String name, Role role, String csrf, String endpoint) {}

    record User(String name, Role role, boolean active) {}

    record Users(List<User> users) {}
}
