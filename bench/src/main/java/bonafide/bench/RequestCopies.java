package bonafide.bench;

import bonafide.server.access.AccessKey;
import bonafide.server.access.Gatekeeper;
import bonafide.server.access.Secret;
import bonafide.server.config.Settings;
import bonafide.server.http.HttpListener;
import bonafide.server.http.WorkGate;
import bonafide.server.wire.Body;
import bonafide.server.wire.FaceVerifyParameters;
import bonafide.server.wire.Headers;
import bonafide.server.wire.ParameterValue;
import bonafide.server.wire.RawAnswer;
import bonafide.server.wire.RawRequest;
import bonafide.server.wire.ResourceCodes;
import bonafide.server.wire.RpcRequest;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * How often a call is in memory at the same time. One call with two photos of 1.5 MB in its request line comes over a
 * real connection, and after each step of its way the heap that can be reached is measured, less what it was before.
 */
public final class RequestCopies {
    private static final int PHOTO_BYTES = 1_500_000;
    private static final String KEY_ID = "testAccessKeyId";
    private static final String SECRET = "testAccessKeySecret";
    private static final Settings.Http LIMITS = new Settings.Http(16, 32, 16, 60, 5, 32, 60, 2, 100, 100);
    private static final int WARM_UPS = 3;

    private final Gatekeeper gatekeeper = new Gatekeeper(
            _ -> Optional.of(new AccessKey(KEY_ID, "account", true, List.of(new Secret(SECRET)))),
            Instant::now,
            new Secret("x"));
    private final ResourceCodes codes = ResourceCodes.assignedAnd(List.of());
    private boolean measuring;
    private long before;
    private long requestBytes;

    private RequestCopies() {}

    public static void main(String[] arguments) throws IOException {
        new RequestCopies().run();
    }

    private void run() throws IOException {
        var listener = new HttpListener(
                new HttpListener.Place("127.0.0.1", 0, null),
                LIMITS,
                100_000_000,
                new HttpListener.Service(
                        this::answer,
                        WorkGate.OPEN,
                        (reason, _, _) -> new RawAnswer(reason.status(), Headers.NONE, Body.EMPTY)));
        var port = listener.start();
        try (listener) {
            for (int i = 0; i <= WARM_UPS; i++) {
                var call = call(port);
                requestBytes = Files.size(call);
                measuring = i == WARM_UPS;
                before = reachable();
                send(call, port);
                Files.delete(call);
            }
        }
    }

    private RawAnswer answer(RawRequest raw) {
        say("received", raw);
        var request = RpcRequest.read(raw);
        say("parameters decoded", raw, request);
        gatekeeper.authenticate(request);
        say("signature checked", raw, request);
        var parameters = FaceVerifyParameters.read(
                request.parameters().find("ServiceParameters").orElse(ParameterValue.of("")));
        say("members read", raw, request, parameters);
        say("photos decoded", raw, request, parameters, parameters.pictures(codes));
        return new RawAnswer(200, Headers.NONE, Body.EMPTY);
    }

    /** @param held what the step has made and still needs; it is reachable while memory is counted */
    private void say(String step, Object... held) {
        try {
            if (measuring) {
                long bytes = reachable() - before;
                System.out.printf(
                        "%-20s %6.2f MB, %.2f times the request of %.2f MB%n",
                        step, bytes / 1e6, (double) bytes / requestBytes, requestBytes / 1e6);
            }
        } finally {
            Reference.reachabilityFence(held);
        }
    }

    private static long reachable() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The call in a file, so that the sender holds nothing of it in this heap. */
    private static Path call(int port) throws IOException {
        var random = new Random(1);
        var calls = new SignedCalls("127.0.0.1:" + port, KEY_ID, SECRET, photo(random), photo(random));
        var request = calls.next(Instant.now());
        var file = Files.createTempFile("call", ".http");
        try (var out = Files.newOutputStream(file)) {
            out.write(request.head());
            out.write(request.photos());
            out.write(request.tail());
        }
        return file;
    }

    private static byte[] photo(Random random) {
        var bytes = new byte[PHOTO_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private void send(Path call, int port) throws IOException {
        try (var file = FileChannel.open(call);
                var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            for (long sent = 0; sent < file.size(); ) {
                sent += file.transferTo(sent, file.size() - sent, socket);
            }
            var answer = ByteBuffer.allocate(1024);
            while (!text(answer).endsWith("\r\n\r\n") && socket.read(answer) >= 0) {
                // To the end of an answer without a body.
            }
            if (!text(answer).startsWith("HTTP/1.1 200")) {
                throw new IOException("the call was refused");
            }
            say("connection idle", socket);
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes.duplicate().flip()).toString();
    }
}
