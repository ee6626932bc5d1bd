package bonafide.conformance.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Other callers that keep a server or an account busy, each sending its next call as soon as the last one is answered. */
public final class Pressure implements AutoCloseable {
    /** Nobody else calls. */
    public static final Pressure NONE = new Pressure(HttpClient.newHttpClient());

    private final HttpClient http;
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean ended;

    private Pressure(HttpClient http) {
        this.http = http;
    }

    public static Pressure on(URI server, SSLContext trust, ServerKey key, String serviceParameters, int callers) {
        var pressure = new Pressure(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .build());
        for (var i = 0; i < callers; i++) {
            pressure.callers.add(Thread.ofVirtual().start(() -> pressure.call(server, key, serviceParameters)));
        }
        return pressure;
    }

    private void call(URI server, ServerKey key, String serviceParameters) {
        while (!ended) {
            try {
                http.send(SignedCall.of(key, serviceParameters).post(server), HttpResponse.BodyHandlers.discarding());
            } catch (IOException _) {
                // A refused call is pressure too.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        callers.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
