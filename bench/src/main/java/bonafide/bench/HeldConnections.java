package bonafide.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections that keep a server busy without asking it for anything. One thread for all of them; whatever the server
 * closes is opened again at once.
 */
final class HeldConnections implements AutoCloseable {
    private static final long DRIP_MILLIS = 1_000;

    /** @param beginning what a connection sends at once; one that {@code drips} follows with one byte a second */
    private record Kind(String beginning, boolean drips) {}

    private static final String POST = "POST / HTTP/1.1\r\nHost: h\r\n";
    private static final List<Kind> IDLE =
            List.of(new Kind("", false), new Kind("GET / HTTP/1.1\r\nHost: h\r\n\r\n", false));
    private static final List<Kind> SLOW = List.of(
            new Kind("GET /?a=", true),
            new Kind("GET / HTTP/1.1\r\nHost: h\r\nX-A: ", true),
            new Kind(POST + "Content-Length: 1000000\r\n\r\n", true),
            new Kind(POST + "Transfer-Encoding: chunked\r\n\r\nfffff\r\n", true));

    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final ByteBuffer thrownAway = ByteBuffer.allocate(4096);
    private final Thread thread;
    private volatile boolean ending;
    private final AtomicLong cutOff = new AtomicLong();

    /** Opens them all before it returns. */
    HeldConnections(InetSocketAddress server, int idle, int slow) throws IOException {
        this.server = server;
        for (int i = 0; i < idle; i++) {
            open(IDLE.get(i % IDLE.size()));
        }
        for (int i = 0; i < slow; i++) {
            open(SLOW.get(i % SLOW.size()));
        }
        thread = Thread.ofPlatform().name("held").start(this::hold);
    }

    /** How many the server has closed so far. */
    long cutOff() {
        return cutOff.get();
    }

    @Override
    public void close() {
        ending = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(Kind kind) throws IOException {
        var channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap(kind.beginning().getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, kind);
    }

    private void hold() {
        try (selector) {
            long nextDrip = System.currentTimeMillis();
            while (!ending) {
                selector.select(this::readOrReopen, Math.max(1, nextDrip - System.currentTimeMillis()));
                if (System.currentTimeMillis() >= nextDrip) {
                    nextDrip += DRIP_MILLIS;
                    drip();
                }
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readOrReopen(SelectionKey key) {
        try {
            if (((SocketChannel) key.channel()).read(thrownAway.clear()) >= 0) {
                return;
            }
        } catch (IOException _) {
            // Reset: closed all the same.
        }
        reopen(key);
    }

    private void drip() {
        for (var key : new ArrayList<>(selector.keys())) {
            if (key.isValid() && key.attachment() instanceof Kind kind && kind.drips()) {
                try {
                    ((SocketChannel) key.channel()).write(ByteBuffer.wrap(new byte[] {'a'}));
                } catch (IOException _) {
                    reopen(key);
                }
            }
        }
    }

    private void reopen(SelectionKey key) {
        try {
            cutOff.incrementAndGet();
            key.channel().close();
            open((Kind) key.attachment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
