package bonafide.server.console;

/**
 * Somebody who may sign in to the console.
 *
 * @param name 1 to 64 characters, unique
 * @param passwordHash what {@link Passwords#hash} gave; never leaves the server
 * @param active false: cannot sign in, and open sessions end
 */
public record ConsoleUser(String name, Role role, String passwordHash, boolean active) {
    @Override
    public String toString() {
        return "ConsoleUser[" + name + ", " + role + (active ? "]" : ", not active]");
    }
}
