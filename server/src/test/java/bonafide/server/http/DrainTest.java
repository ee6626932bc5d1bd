package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DrainTest {
    /** Reading would else never come to an end, and a processor with it. */
    @Test
    @Timeout(60)
    void endsThoughTheClientNeverStopsSending() {
        var endless = new ByteArrayEndPoint() {
            @Override
            public int fill(ByteBuffer buffer) {
                return buffer.capacity();
            }
        };

        new Drain(endless, Duration.ofMillis(50).toNanos()).run();

        assertThat(endless.isOpen()).isFalse();
    }
}
