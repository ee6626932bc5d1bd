package bonafide.server.faults;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a server is to be reached just now, if it is. */
final class Target {
    private @Nullable URI uri;

    synchronized void up(URI now) {
        uri = now;
        notifyAll();
    }

    synchronized void down() {
        uri = null;
    }

    /** Waits while the server is known to be down. */
    synchronized URI await() throws InterruptedException {
        while (uri == null) {
            wait();
        }
        return uri;
    }

    private synchronized @Nullable URI now() {
        return uri;
    }

    /** This server, or another one while this is known to be down. */
    URI awaitOr(Iterable<Target> others) throws InterruptedException {
        var mine = now();
        if (mine != null) {
            return mine;
        }
        for (var other : others) {
            var theirs = other.now();
            if (theirs != null) {
                return theirs;
            }
        }
        return await();
    }
}
