package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over a real socket, byte for byte. */
class HttpListenerTest extends ListenerOverSockets {
    @Test
    void passesMethodPathQueryHeadersAndBodyOnUntouched() throws IOException {
        var answer = exchange("""
                POST /?a=%7B%22x%22%3A1%7D&b=c+d&raw={'!*()~} HTTP/1.1
                Host: here:1
                X-Two: 1
                X-Two: 2
                Content-Length: 5
                Connection: close

                hello""");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("fine");
        assertThat(seen.get().query()).isEqualTo("a=%7B%22x%22%3A1%7D&b=c+d&raw={'!*()~}");
        assertThat(seen.get().path()).isEqualTo("/");
        assertThat(seen.get().headers().all("x-two")).containsExactly("1", "2");
        assertThat(new String(seen.get().body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("hello");
        assertThat(seen.get().remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(seen.get().secure()).isFalse();
    }

    @Test
    void takesARequestLineOfMegabytes() throws IOException {
        var picture = "A".repeat(2 * MIB - 1000);

        assertThat(exchange("GET /?p=" + picture + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(seen.get().query()).hasSize(picture.length() + 2);
    }

    @Test
    void takesAPostWithoutAnyFraming() throws IOException {
        assertThat(exchange("POST /?a=b HTTP/1.1\nHost: h\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(seen.get().body().size()).isZero();
    }

    @Test
    void takesAChunkedBody() throws IOException {
        exchange("""
                POST / HTTP/1.1
                Host: h
                Transfer-Encoding: chunked
                Connection: close

                3
                abc
                2
                de
                0

                """);

        assertThat(new String(seen.get().body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("abcde");
    }

    @Test
    void keepsConnectionsAliveAndSaysForHowLong() throws IOException {
        try (var socket = connect()) {
            for (int i = 0; i < 3; i++) {
                send(socket, "GET / HTTP/1.1\nHost: h\n\n");
                assertThat(readOneAnswer(socket))
                        .contains("Keep-Alive: timeout=25")
                        .doesNotContain("Connection: close")
                        .doesNotContainIgnoringCase("Server:");
            }
        }
    }

    @Test
    void answersContinueAtOnce() throws IOException {
        try (var socket = connect()) {
            send(socket, "POST / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 2\nConnection: close\n\n");
            assertThat(readHead(socket.getInputStream())).startsWith("HTTP/1.1 100");
            send(socket, "ok");
            assertThat(readAll(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\nHost: h\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Length: 6\n\nhello!",
                "POST / HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Length: 5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nContent-Length: +5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nContent-Length: 0x5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nContent-Length: -5\n\nhello",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: xchunked\n\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\nzz\nhello\n0\n\n",
                "POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n3\nhello\n0\n\n",
                "GET / HTTP/1.1\nHost: h\nX-Folded: a\n b\n\n",
                "GET / HTTP/1.1\nHost: h\nX-Nul: a\u0000b\n\n",
                "GET / HTTP/1.1\nHost : h\n\n",
                "GET / HTTP/1.1\n\n",
                "GET / HTTP/1.1\nHost: h\nHost: i\n\n",
                "GET / HTTP/2.0\nHost: h\n\n",
                "GET /\n\n",
                "GET / HTTP/1.1\nHost: h\nno colon\n\n",
                "TRACE / HTTP/1.1\nHost: h\n\n",
                "CONNECT h:443 HTTP/1.1\nHost: h:443\n\n",
                "PRI * HTTP/2.0\n\nSM\n\n",
                "GET http://other/ HTTP/1.1\nHost: h\n\n"
            })
    void refusesAmbiguousFramingAndCloses(String request) throws IOException {
        assertThat(exchange(request)).matches("(?s)HTTP/1\\.1 (400|431|505|426) .*Connection: close.*");
        assertThat(seen.get()).isNull();
    }

    @Test
    void everyRefusalCarriesARequestId() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\n\n"))
                .containsPattern("MALFORMED [0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    }

    @Test
    void aFaultIsAnsweredWithoutItsText() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\nHost: h\nX-Fault: 1\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 500")
                .doesNotContain("a fault");
    }

    @Test
    void aTargetThatSaysHttpsDoesNotMakeAConnectionSecure() throws IOException {
        exchange("GET https://h/?a HTTP/1.1\nHost: h\nConnection: close\n\n");

        assertThat(seen.get().secure()).isFalse();
    }
}
