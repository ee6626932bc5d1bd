package bonafide.server.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to another port that can be cut as a network is: connections stay open, nothing comes through, and what was sent
 * meanwhile arrives when it heals.
 */
final class Tunnel implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int exit;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private boolean cut;

    private Tunnel(int exit) throws IOException {
        this.exit = exit;
    }

    static Tunnel to(int port) throws IOException {
        var tunnel = new Tunnel(port);
        Thread.ofVirtual().start(tunnel::accept);
        return tunnel;
    }

    /** A database's address, with this way to it instead of the straight one. */
    String instead(String address) {
        return address.replace(":" + exit + "/", ":" + entrance.getLocalPort() + "/");
    }

    synchronized void cut() {
        cut = true;
    }

    synchronized void heal() {
        cut = false;
        notifyAll();
    }

    private synchronized void awaitWhole() throws InterruptedException {
        while (cut) {
            wait();
        }
    }

    private void accept() {
        try {
            while (true) {
                var near = entrance.accept();
                sockets.add(near);
                Thread.ofVirtual().start(() -> connect(near));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void connect(Socket near) {
        try {
            awaitWhole();
            var far = new Socket(InetAddress.getLoopbackAddress(), exit);
            sockets.add(far);
            Thread.ofVirtual().start(() -> carry(near, far));
            carry(far, near);
        } catch (IOException _) {
            close(near);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until either side ends; an end, too, is only heard of on the other side of a whole tunnel. */
    private void carry(Socket from, Socket to) {
        var buffer = new byte[BUFFER_BYTES];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitWhole();
                out.write(buffer, 0, read);
            }
            awaitWhole();
        } catch (IOException _) {
            // One side is gone; the other one is told below.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException _) {
            // Gone already.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        sockets.forEach(this::close);
        heal();
    }
}
