package bonafide.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** Requests whose end two readers could see in different places, or that are no HTTP/1.1 at all (RFC 9112, section 11). */
final class FramingCases {
    /** A second request that must never be seen as one: it hides in the first one's body, or follows a refused one. */
    static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";

    /** @param bytes to the letter; the connection stays open for writing afterwards */
    record Case(String name, String bytes) {
        @Override
        public String toString() {
            return name;
        }

        byte[] onTheWire() {
            return bytes.getBytes(ISO_8859_1);
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private FramingCases() {}

    static List<Case> all() {
        var framing = new FramingCases();
        framing.addLengths();
        framing.addTransferEncodings();
        framing.addChunks();
        framing.addFields();
        framing.addRequestLines();
        framing.addHosts();
        return framing.cases;
    }

    private void addLengths() {
        for (var length : List.of(
                "+5",
                "-1",
                "0x5",
                "5.0",
                "5 5",
                "5,5",
                "5, 6",
                "five",
                "5;",
                "\"5\"",
                "99999999999999999999",
                "",
                "1e1")) {
            post("Content-Length: " + length, "Content-Length: " + length);
        }
        post("two equal lengths over two lines", "Content-Length: 5\r\nContent-Length: 5");
        post("two different lengths over two lines", "Content-Length: 5\r\nContent-Length: 6");
        post("two lengths, the first shorter", "Content-Length: 0\r\nContent-Length: 5");
        post("length with a tab inside", "Content-Length: 5\t5");
        post("length with NUL", "Content-Length: 5\0");
    }

    private void addTransferEncodings() {
        post("length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked");
        post("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 5");
        post("length and chunks in capitals", "CONTENT-LENGTH: 5\r\nTRANSFER-ENCODING: CHUNKED");
        for (var coding : List.of(
                "xchunked",
                "chunked, identity",
                "chunked, chunked",
                "gzip, identity",
                "chunked;q=1",
                "\"chunked\"",
                "x",
                ",")) {
            post("Transfer-Encoding: " + coding, "Transfer-Encoding: " + coding);
        }
        post("chunked twice over two lines", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
        post("identity and a length", "Transfer-Encoding: identity\r\nContent-Length: 5");
        post("white space before the colon", "Transfer-Encoding : chunked");
        post("vertical tab before the coding", "Transfer-Encoding:\u000bchunked");
    }

    private void addChunks() {
        for (var size : List.of("g", "-1", "+5", "0x5", " 5", "5 5", "", "fffffffffffffffff", "5\0")) {
            chunked("chunk size '" + size.replace("\0", "NUL") + "'", size + "\r\nhello\r\n0\r\n\r\n");
        }
        chunked("chunk longer than stated", "3\r\nhello\r\n0\r\n\r\n");
        chunked("chunk without a line end", "5\r\nhello0\r\n\r\n");
        chunked("chunk ended by a bare line feed pair", "5\nhello\n0\n\n");
    }

    private void addFields() {
        get("folded field", "X-A: 1\r\n folded");
        get("folded first field", " X-A: 1");
        get("field without a colon", "X-A");
        get("field without a name", ": 1");
        get("space in a field name", "X A: 1");
        get("NUL in a field value", "X-A: a\0b");
        get("NUL in a field name", "X-\0A: b");
        get("carriage return in a field value", "X-A: a\rb: c");
        get("bare carriage return as line end", "X-A: 1\rX-B: 2");
        get("field name in brackets", "X(A): 1");
        get("field name outside ASCII", "X-\u00e9: 1");
        get("header block over its limit", "X-A: " + "a".repeat(40_000));
        get("2,000 fields", "X-A: 12345678901234\r\n".repeat(1_999) + "X-A: 1");
    }

    private void addRequestLines() {
        raw("no version", "GET /\r\n\r\n");
        raw("HTTP/0.9 with fields", "GET /\r\nHost: h\r\n\r\n");
        raw("HTTP/2.0", "GET / HTTP/2.0\r\nHost: h\r\n\r\n");
        raw("HTTP/1.2a", "GET / HTTP/1.2a\r\nHost: h\r\n\r\n");
        raw("HTTP/9.9", "GET / HTTP/9.9\r\nHost: h\r\n\r\n");
        raw("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        raw("TLS hello on a plain port", "\26\3\1\2\0\1\0\1\374\3\3" + "\0".repeat(40) + "\r\n\r\n");
        raw("NUL in the target", "GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n");
        raw("space in the target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n");
        raw("target without a slash", "GET smuggled HTTP/1.1\r\nHost: h\r\n\r\n");
        raw("method in brackets", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n");
        raw("CONNECT", "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n");
        raw("TRACE", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n");
        raw("unknown method", "SMUGGLE / HTTP/1.1\r\nHost: h\r\n\r\n");
        raw("line over its limit", "GET /?" + "a".repeat((1 << 20) + 100) + " HTTP/1.1\r\nHost: h\r\n\r\n");
    }

    private void addHosts() {
        raw("no host", "GET / HTTP/1.1\r\n\r\n");
        raw("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        raw("two equal hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n");
        raw("host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
        raw("host with a port of letters", "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n");
        raw("host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
        raw("unknown expectation", "POST / HTTP/1.1\r\nHost: h\r\nExpect: 200-ok\r\nContent-Length: 5\r\n\r\nhello");
    }

    private void post(String name, String fields) {
        raw(name, "POST / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    }

    private void chunked(String name, String body) {
        raw(name, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
    }

    private void get(String name, String fields) {
        raw(name, "GET / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n\r\n");
    }

    private void raw(String name, String bytes) {
        cases.add(new Case(name, bytes + SMUGGLED));
    }
}
