package bonafide.client;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How calls are sent.
 *
 * @param timeout of one attempt, from connecting to the end of the answer
 * @param attempts 1 or more. A call is sent again only when it cannot have been carried out: no connection came about, or
 *     the server said that it was too busy. A call that was sent and not answered is never repeated by itself.
 * @param trust for a server with an authority of its own; null: what the JDK trusts
 */
public record Options(
        Duration timeout, int attempts, @Nullable SSLContext trust) {
    public static final Options DEFAULT = new Options(Duration.ofSeconds(10), 3, null);

    public Options {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more, was " + attempts);
        }
    }

    public Options withTimeout(Duration other) {
        return new Options(other, attempts, trust);
    }

    public Options withAttempts(int other) {
        return new Options(timeout, other, trust);
    }

    public Options trusting(SSLContext other) {
        return new Options(timeout, attempts, other);
    }
}
