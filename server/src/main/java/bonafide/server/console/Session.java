package bonafide.server.console;

import java.time.Instant;

/**
 * A signed-in browser.
 *
 * @param csrf the value every changing request must repeat in {@code X-Bonafide-Csrf}
 */
public record Session(String user, String csrf, Instant expires) {}
