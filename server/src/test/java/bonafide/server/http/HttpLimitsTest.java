package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much one caller may send, and what all may send at once. */
class HttpLimitsTest extends ListenerOverSockets {
    @Test
    void refusesAnAnnouncedBodyInsteadOfAskingForIt() throws IOException {
        assertThat(exchange("POST / HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 99999999\n\n"))
                .startsWith("HTTP/1.1 413")
                .contains("Connection: close");
    }

    @Test
    void aClientThatSendsTooLargeABodyToItsEndSeesTheAnswer() throws IOException {
        var body = "x".repeat(8 * MIB);
        assertThat(exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 413")
                .contains("REQUEST_TOO_LARGE");
    }

    @Test
    void aChunkedBodyMayNotGrowPastTheLimitEither() throws IOException {
        var chunk = "80000\r\n" + "x".repeat(0x80000) + "\r\n";
        assertThat(exchange("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(6)
                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aClientThatSendsTooLongATargetToItsEndSeesTheAnswer() throws IOException {
        assertThat(exchange("GET /?" + "x".repeat(8 * MIB) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("TARGET_TOO_LONG");
    }

    @Test
    void limitsTheHeaderBlockOnItsOwn() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(exchange("GET / HTTP/1.1\r\nHost: h\r\n" + "X-Small: 1\r\n".repeat(4000) + "\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void limitsTheFieldsAfterAChunkedBodyWithThoseBeforeIt() throws IOException {
        var body = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n%s\r\n";

        assertThat(exchange(body.formatted("X-Sum: 1\r\n".repeat(4000)))).doesNotContain("HTTP/1.1 200");
        assertThat(seen.get()).isNull();
        assertThat(exchange(body.formatted("X-Sum: 1\r\n"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void limitsThePathOnItsOwn() throws IOException {
        var line = "GET /%s?a=%s HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

        assertThat(exchange(line.formatted("p".repeat(2_000), "x".repeat(MIB)))).startsWith("HTTP/1.1 200");
        assertThat(exchange(line.formatted("p".repeat(2_100), "x"))).startsWith("HTTP/1.1 414");
        assertThat(exchange(line.formatted("../".repeat(300_000), "x"))).startsWith("HTTP/1.1 414");
    }

    @Test
    @Timeout(60)
    void bytesOfAnAnsweredRequestNoLongerCount() throws IOException {
        exchange("POST /?" + "x".repeat(MIB)
                + " HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
        exchange("GET /?" + "x".repeat(8 * MIB) + " HTTP/1.1\r\nHost: h\r\n\r\n");
        exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000\r\n\r\n" + "x".repeat(5_000_000));
        exchange("BAD\r\n\r\n");

        // Given back when the connection is done with, a moment after its client has the answer.
        while (listener.bytesInFlight() > 0) {
            Thread.onSpinWait();
        }
        assertThat(listener.bytesInFlight()).isZero();
    }

    /** Its pieces or its text, the decoded parameters, the pictures in them. */
    @Test
    @Timeout(60)
    void eachByteThatArrivesCountsAsOftenAsItIsCopied() throws IOException {
        var begun = "GET /?" + "x".repeat(1_000);
        try (var sender = connect()) {
            send(sender, begun);
            while (listener.bytesInFlight() == 0) {
                Thread.onSpinWait();
            }
            assertThat(listener.bytesInFlight()).isEqualTo(4L * begun.length());
        }
    }

    @Test
    @Timeout(60)
    void turnsAwayWhatDoesNotFitIntoMemory() throws IOException {
        restart(listener(LIMITS, 8 * MIB));
        try (var holding = connect()) {
            send(holding, "GET /?" + "x".repeat(3 * MIB / 2));
            // Until the server has read all of it; the two would otherwise race for the room.
            while (listener.bytesInFlight() < 6 * MIB) {
                Thread.onSpinWait();
            }
            var answer = exchange("GET /?" + "x".repeat(MIB) + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 503").contains("OVERLOADED");
        }
    }

    /** One with all of a large request underway is told before it has sent it, and can still send it and read the answer. */
    @Test
    @Timeout(60)
    void refusesWithTheFirstBytesWhatTheGateTurnsAway() throws IOException {
        restart(listener(LIMITS, IN_FLIGHT, new WorkGate() {
            @Override
            public Optional<Permit> enter(RawRequest request, Duration waited) {
                return Optional.of(() -> {});
            }

            @Override
            public boolean turnsAway(String start) {
                return start.contains("AccessKeyId=greedy");
            }
        }));
        try (var socket = connect()) {
            send(socket, "GET /?AccessKeyId=greedy&p=x");
            assertThat(readHead(socket.getInputStream()))
                    .startsWith("HTTP/1.1 503")
                    .contains("Connection: close");
        }
        var all = "GET /?AccessKeyId=%s&p=" + "x".repeat(MIB) + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        assertThat(exchange(all.formatted("greedy"))).startsWith("HTTP/1.1 503").contains("OVERLOADED");
        assertThat(exchange(all.formatted("modest"))).startsWith("HTTP/1.1 200");
        assertThat(listener.bytesInFlight()).isZero();
    }
}
