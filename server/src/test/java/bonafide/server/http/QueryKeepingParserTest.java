package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The query is read apart from the rest of a request, and nothing else is read otherwise than Jetty reads it. */
class QueryKeepingParserTest {
    private static final int MOST = 100_000;
    private static final String REQUEST = "POST /?a=b%20c&d=e?f HTTP/1.1\r\nHost: h\r\nX-A: 1?2\r\n\r\n";

    @Test
    void keepsTheQueryWhereverTheBytesAreCut() {
        for (int cut = 0; cut <= REQUEST.length(); cut++) {
            for (int second = cut; second <= REQUEST.length(); second += 7) {
                var parsed = parsed(REQUEST, cut, second);

                assertThat(parsed.log).containsExactly("POST / HTTP/1.1", "Host: h", "X-A: 1?2", "end");
                assertThat(parsed.query).isEqualTo("a=b%20c&d=e?f");
            }
        }
    }

    @Test
    void tellsNoQueryFromAnEmptyOne() {
        assertThat(parsed("GET / HTTP/1.1\r\nHost: h\r\n\r\n").query).isNull();
        assertThat(parsed("GET /? HTTP/1.1\r\nHost: h\r\n\r\n").query).isEmpty();
        assertThat(parsed("\r\n\r\nGET /?a HTTP/1.1\r\nHost: h\r\n\r\n").query).isEqualTo("a");
    }

    @Test
    void refusesAFragmentAndTooLongAQuery() {
        assertThat(parsed("GET /?a=b#c HTTP/1.1\r\nHost: h\r\n\r\n").log).containsExactly("refused 400");
        assertThat(parsed("GET /?" + "a".repeat(MOST + 1) + " HTTP/1.1\r\nHost: h\r\n\r\n").log)
                .containsExactly("refused 414");
        assertThat(parsed("GET /?" + "a".repeat(MOST) + " HTTP/1.1\r\nHost: h\r\n\r\n").query)
                .hasSize(MOST);
    }

    @Test
    void forgetsTheQueryWithTheRequest() {
        var reading = new Reading();
        var parser = new QueryKeepingParser(reading, MOST, HttpCompliance.RFC9110);
        var two = bytes("GET /?first HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");

        parser.parseNext(two);
        assertThat(parser.query()).isEqualTo("first");
        parser.reset();
        assertThat(parser.query()).isNull();
        parser.parseNext(two);
        assertThat(parser.query()).isNull();
        assertThat(reading.log).endsWith("GET / HTTP/1.1", "Host: h", "end");
    }

    /** 20,000 requests with a few bytes changed, cut anywhere: read as by Jetty's own parser, or refused. */
    @Test
    void agreesWithJettyOnDamagedRequests() {
        var random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            var text = damaged(random);
            var own = parsed(text, random.nextInt(text.length()), random.nextInt(text.length()));

            if (!own.log.getFirst().startsWith("refused")) {
                assertThat(own.withQueryApart()).as(text).isEqualTo(jettys(text));
            } else if (text.chars().noneMatch(QueryKeepingParserTest::isControl)) {
                assertThat(jettys(text)).as(text).singleElement().asString().startsWith("refused");
            }
        }
    }

    /** Jetty lets some pass in the middle of a target. */
    private static boolean isControl(int c) {
        return c == 0x7F || (c < ' ' && c != '\r' && c != '\n');
    }

    private static String damaged(Random random) {
        var text = new StringBuilder(REQUEST);
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            // Neither a fragment, which only Jetty takes, nor bytes outside ASCII, which it decodes.
            char other = " ?\r\n\t\0:/%=&A0\u007f".charAt(random.nextInt(14));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static List<String> jettys(String text) {
        var reading = new Reading();
        new HttpParser(reading, MOST, HttpCompliance.RFC9110).parseNext(bytes(text));
        return reading.withQueryApart();
    }

    private static Reading parsed(String text, int... cuts) {
        var reading = new Reading();
        var parser = new QueryKeepingParser(reading, MOST, HttpCompliance.RFC9110);
        int from = 0;
        Arrays.sort(cuts);
        for (int cut : cuts) {
            feed(parser, bytes(text.substring(from, cut)));
            from = cut;
        }
        feed(parser, bytes(text.substring(from)));
        reading.query = parser.query();
        return reading;
    }

    /** As a connection does: until all is taken or the parser has something to say. */
    private static void feed(HttpParser parser, ByteBuffer bytes) {
        if (!parser.isClose() && !parser.isComplete()) {
            parser.parseNext(bytes);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes down what a parser says. */
    private static final class Reading implements HttpParser.RequestHandler {
        private static final Pattern LINE = Pattern.compile("(\\S+ [^? ]*)\\?(\\S*)( HTTP/.*)");

        private final List<String> log = new ArrayList<>();
        private @Nullable String query;

        /** The log with the query in a line of its own, whether the parser took it out of the target or not. */
        List<String> withQueryApart() {
            var lines = new ArrayList<String>();
            for (var entry : log) {
                var line = LINE.matcher(entry);
                if (line.matches()) {
                    lines.addAll(List.of(line.group(1) + line.group(3), line.group(2)));
                } else {
                    lines.add(entry);
                }
            }
            if (query != null && !log.getFirst().startsWith("refused")) {
                lines.add(1, query);
            }
            return lines;
        }

        @Override
        public void startRequest(String method, String target, HttpVersion version) {
            log.add(method + " " + target + " " + version);
        }

        @Override
        public void parsedHeader(HttpField field) {
            log.add(field.getName() + ": " + field.getValue());
        }

        @Override
        public boolean headerComplete() {
            return false;
        }

        @Override
        public boolean content(ByteBuffer content) {
            log.add("content " + content.remaining());
            return false;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            log.add("end");
            return true;
        }

        @Override
        public void badMessage(HttpException failure) {
            log.add("refused " + failure.getCode());
        }

        @Override
        public void earlyEOF() {
            log.add("early end");
        }
    }
}
