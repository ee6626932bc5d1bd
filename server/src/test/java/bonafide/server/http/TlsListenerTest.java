package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.config.Settings;
import bonafide.server.tls.PrivateAuthority;
import bonafide.server.tls.ServerIdentity;
import bonafide.server.wire.Body;
import bonafide.server.wire.Headers;
import bonafide.server.wire.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes with certificates of a private authority. */
class TlsListenerTest {
    private static final long IN_FLIGHT = 20L * 1024 * 1024;
    private static final Settings.Http LIMITS = new Settings.Http(2, 32, 1, 60, 5, 32, 60, 2, 100, 100);
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1");

    /** RFC 4346, section 7.4.1.2: version 3.2, 32 bytes, no session, two suites with ECDSA and RSA, no compression. */
    private static final String TLS_11_HELLO =
            "160301002f" + "0100002b" + "0302" + "00".repeat(32) + "00" + "0004c009c013" + "0100";

    private static final byte[] ALERT = {21};
    /** Fatal, of kind 70. */
    private static final byte[] PROTOCOL_VERSION = {2, 70};

    @TempDir
    Path folder;

    private Instant now = Instant.now();

    @Test
    void clientsThatTrustTheAuthorityAreServedOverTlsWithHttp11() throws Exception {
        try (var listener = listener(new TlsContext(authority().identity(NAMES)))) {
            var port = listener.start();
            for (var protocol : List.of("TLSv1.2", "TLSv1.3")) {
                try (var socket = connect(port, protocol)) {
                    assertThat(socket.getApplicationProtocol()).isIn("", "http/1.1");
                    socket.getOutputStream()
                            .write("GET /?a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("secure=true");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?a HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"
            })
    void whoSpeaksPlainHttpIsToldSoAndNotServed(String request) throws Exception {
        try (var listener = listener(new TlsContext(authority().identity(NAMES)))) {
            var port = listener.start();
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(answer)
                        .startsWith("HTTP/1.1 400")
                        .contains("Connection: close")
                        .endsWith("PLAIN_HTTP");
            }
        }
    }

    @Test
    void whoNeverBeginsAHandshakeTakesAPlaceThatOthersGet() throws Exception {
        try (var listener = listener(new TlsContext(authority().identity(NAMES)))) {
            var port = listener.start();
            var silent = new ArrayList<SocketChannel>();
            try (var ended = Selector.open()) {
                for (int i = 0; i <= LIMITS.maxConnections(); i++) {
                    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    silent.add(channel);
                    channel.configureBlocking(false).register(ended, SelectionKey.OP_READ);
                }

                assertThat(ended.select(20_000)).isPositive();
                connect(port, "TLSv1.3").close();
            } finally {
                for (var channel : silent) {
                    channel.close();
                }
            }
        }
    }

    /** By hand: the JDK's own client would not even ask. */
    @Test
    void aClientThatSpeaksTls11IsRefusedByAnAlert() throws Exception {
        try (var listener = listener(new TlsContext(authority().identity(NAMES)));
                var socket = new Socket(InetAddress.getLoopbackAddress(), listener.start())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(TLS_11_HELLO));
            assertThat(socket.getInputStream().readNBytes(7)).startsWith(ALERT).endsWith(PROTOCOL_VERSION);
        }
    }

    /** The JDK forbids older ones too, but a machine's policy may allow them. */
    @Test
    void olderProtocolsAreOffWhateverTheJdkAllows() throws Exception {
        var context = new TlsContext(authority().identity(NAMES));
        try (var listener = listener(context)) {
            listener.start();
            assertThat(context.factory().getSelectedProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void aNewCertificateIsShownToNewConnectionsWithoutARestart() throws Exception {
        var context = new TlsContext(authority().identity(NAMES));
        try (var listener = listener(context)) {
            var port = listener.start();
            var before = shown(port);
            context.replace(authority().identity(List.of("localhost", "127.0.0.1", "id.example")));
            assertThat(shown(port)).isNotEqualTo(before);
        }
    }

    @Test
    void theCertificateIsKeptUntilItRunsOutOrANameIsMissing() throws Exception {
        var first = certificate(authority().identity(NAMES));

        assertThat(certificate(authority().identity(NAMES))).isEqualTo(first);
        assertThat(certificate(authority().identity(List.of("id.example")))).isNotEqualTo(first);

        var renewed = certificate(authority().identity(List.of("id.example")));
        now = now.plus(Duration.ofDays(380));
        assertThat(certificate(authority().identity(List.of("id.example")))).isNotEqualTo(renewed);
    }

    private PrivateAuthority authority() {
        InstantSource clock = () -> now;
        return new PrivateAuthority(folder.resolve("tls"), clock, new SecureRandom());
    }

    private static HttpListener listener(TlsContext context) {
        return new HttpListener(
                new HttpListener.Place("127.0.0.1", 0, context),
                LIMITS,
                IN_FLIGHT,
                new HttpListener.Service(
                        request -> new RawAnswer(200, Headers.NONE, Body.utf8("secure=" + request.secure())),
                        WorkGate.OPEN,
                        (reason, _, _) -> new RawAnswer(reason.status(), Headers.NONE, Body.utf8(reason.name()))));
    }

    private X509Certificate shown(int port) throws Exception {
        try (var socket = connect(port, "TLSv1.3")) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static X509Certificate certificate(ServerIdentity identity) throws Exception {
        return (X509Certificate) identity.keyStore().getCertificate("server");
    }

    private SSLSocket connect(int port, String protocol) throws Exception {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(authority().authorityFile())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        try {
            var parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {protocol});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
