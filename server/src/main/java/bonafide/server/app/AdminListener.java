package bonafide.server.app;

import bonafide.server.config.Settings;
import bonafide.server.http.HttpListener;
import bonafide.server.http.HttpRefusal;
import bonafide.server.http.WorkGate;
import bonafide.server.metrics.AdminEndpoint;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port operators' tools ask: metrics and health, apart from the port callers use. */
final class AdminListener {
    private static final Logger LOG = LoggerFactory.getLogger(AdminListener.class);
    private static final long BYTES = 1024L * 1024;
    private static final int ANY = 0;

    private AdminListener() {}

    /** @return empty when the settings leave it out */
    static Optional<HttpListener> open(Settings settings, AdminEndpoint endpoint, HttpRefusal refusals)
            throws IOException {
        var place = settings.admin();
        if (place.port() < 0) {
            return Optional.empty();
        }
        // Who takes any port for callers runs several servers, in tests for instance: a fixed one here would collide.
        int port = settings.listen().port() == ANY ? ANY : place.port();
        var listener = new HttpListener(
                new HttpListener.Place(place.host(), port, null),
                settings.http(),
                BYTES,
                new HttpListener.Service(endpoint, WorkGate.OPEN, refusals));
        int open = listener.start();
        LOG.atInfo().addKeyValue("address", place.host() + ":" + open).log("Metrics and health are served");
        return Optional.of(listener);
    }
}
