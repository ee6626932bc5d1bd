package bonafide.server.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: the one-time link of the first start, passwords, sessions.
 *
 * <p>Tokens are 256 random bits and only their hashes are kept. A name has ten attempts a quarter of an hour, counted
 * before the password is checked.
 */
public final class SignIn {
    static final Duration SESSION = Duration.ofHours(8);
    static final int ATTEMPTS = 10;
    static final Duration ATTEMPT_WINDOW = Duration.ofMinutes(15);

    /** Passwords checked side by side, each with 19 MiB and a processor of its own; anybody may have one checked. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConsoleUsers users;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Passwords passwords;
    /** Hash of the one-time link's token while nobody has signed up yet. */
    private volatile @Nullable String welcomeHash;

    public SignIn(ConsoleUsers users, InstantSource clock, SecureRandom random) {
        this.users = users;
        this.clock = clock;
        this.random = random;
        this.passwords = new Passwords(random, new Semaphore(AT_ONCE, true), PATIENCE);
    }

    /** A new token for the first sign-in, good until it is used or the server stops; empty once there is a user. */
    public Optional<String> welcomeToken() {
        if (!users.list().isEmpty()) {
            return Optional.empty();
        }
        var token = token();
        welcomeHash = hash(token);
        return Optional.of(token);
    }

    /** Makes the first administrator. */
    SignedIn welcome(String token, String name, String password) {
        var expected = welcomeHash;
        if (expected == null || !same(expected, hash(token))) {
            throw new Refusal(403, "link-used", "the sign-in link was used already or is of an earlier start");
        }
        var first = new ConsoleUser(checkName(name), Role.ADMIN, passwords.hash(checkPassword(password)), true);
        if (!users.createFirst(first)) {
            throw new Refusal(403, "link-used", "there is an administrator already");
        }
        welcomeHash = null;
        return open(first);
    }

    SignedIn signIn(String name, String password) {
        if (!canBeAName(name)) {
            // Not worth a row of attempts, which would keep whatever anybody sends.
            throw wrong();
        }
        var now = clock.instant();
        if (!users.takeAttempt(name, ATTEMPTS, now, now.plus(ATTEMPT_WINDOW))) {
            throw new Refusal(429, "locked", "too many attempts for this name; try again in 15 minutes");
        }
        var user = users.find(name).filter(ConsoleUser::active);
        var holds = password.length() <= Passwords.LONGEST
                && (user.isPresent()
                        ? passwords.matches(password, user.get().passwordHash())
                        : passwords.matchesNobody(password));
        if (!holds || user.isEmpty()) {
            throw wrong();
        }
        users.forgetAttempts(name);
        return open(user.get());
    }

    /** The user a session token belongs to, with the role it has now. */
    Optional<Caller> caller(String token) {
        return users.session(hash(token), clock.instant())
                .flatMap(session -> users.find(session.user())
                        .filter(ConsoleUser::active)
                        .map(user -> new Caller(user.name(), user.role(), session.csrf())));
    }

    void signOut(String token) {
        users.endSession(hash(token));
    }

    ConsoleUser newUser(String name, Role role, String password) {
        return new ConsoleUser(checkName(name), role, passwords.hash(checkPassword(password)), true);
    }

    private SignedIn open(ConsoleUser user) {
        var token = token();
        var session = new Session(user.name(), token(), clock.instant().plus(SESSION));
        users.saveSession(hash(token), session);
        return new SignedIn(token, new Caller(user.name(), user.role(), session.csrf()));
    }

    private static String checkName(String name) {
        if (!canBeAName(name)) {
            throw Refusal.invalid("name", "must have 1 to 64 characters and no space around it");
        }
        return name;
    }

    private static boolean canBeAName(String name) {
        return !name.isBlank() && name.length() <= 64 && name.equals(name.strip());
    }

    private static Refusal wrong() {
        return new Refusal(401, "wrong-password", "name or password is wrong");
    }

    private static String checkPassword(String password) {
        if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
            throw Refusal.invalid(
                    "password",
                    "must have %d to %d characters, has %d"
                            .formatted(Passwords.SHORTEST, Passwords.LONGEST, password.length()));
        }
        return password;
    }

    private String token() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A fresh session: its token goes into the cookie, nowhere else. */
    record SignedIn(String token, Caller caller) {}

    /** The signed-in user of a request. */
    record Caller(String name, Role role, String csrf) {}
}
