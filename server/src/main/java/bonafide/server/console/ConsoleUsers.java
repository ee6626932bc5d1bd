package bonafide.server.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where console users, their sessions and their failed sign-ins are kept. */
public interface ConsoleUsers {
    Optional<ConsoleUser> find(String name);

    List<ConsoleUser> list();

    /** False when the name is taken: decided by the database, so two at once cannot both win. */
    boolean create(ConsoleUser user);

    /** Creates the very first user; false when there is one already. */
    boolean createFirst(ConsoleUser user);

    /** Replaces role, password hash and activity of an existing user; false when there is none of that name. */
    boolean update(ConsoleUser user);

    /**
     * Takes one of the attempts a name has until {@code windowEnd} before its password is looked at: counted first, in
     * one conditional update, so that attempts in parallel or on several nodes cannot exceed the limit.
     *
     * @return false when the name has no attempt left
     */
    boolean takeAttempt(String name, int limit, Instant now, Instant windowEnd);

    /** A sign-in worked: all attempts are free again. */
    void forgetAttempts(String name);

    void saveSession(String tokenHash, Session session);

    Optional<Session> session(String tokenHash, Instant now);

    void endSession(String tokenHash);
}
