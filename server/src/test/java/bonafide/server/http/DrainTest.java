package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class DrainTest {
    /** Reading would else never come to an end, and a processor with it: no interrupt would end it either. */
    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
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
