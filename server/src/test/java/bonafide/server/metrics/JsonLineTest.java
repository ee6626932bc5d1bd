package bonafide.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

class JsonLineTest {
    private final JsonLine encoder = new JsonLine();

    @Test
    void writesTimeLevelMessageAndPairs() {
        assertThat(line("Call answered", "requestId", "A-1")).isEqualTo("""
                        {"time":"2026-01-02T03:04:05.678Z","level":"INFO","message":"Call answered","requestId":"A-1"}
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n2026-01-01 INFO Call answered outcome=passed",
                "a\nb",
                "\33[2J\33]0;title\7",
                "a\u2028b\u0085c",
                "\0\u202e\u00e9\ud83d",
                "a\" outcome=\"passed",
                "a outcome=passed",
                ""
            })
    void keepsWhateverIsInAValueInsideItsValue(String hostile) {
        var line = line("Call answered", "accessKeyId", hostile);

        assertThat(line).matches("[ -~]+\n");
        assertThat(new JsonMapper().readTree(line).get("accessKeyId").asString())
                .isEqualTo(hostile);
    }

    @Test
    void keepsAMessageOnOneLine() {
        assertThat(line("a\nb\33[2J", "k", "v")).matches("[ -~]+\n").contains("a\\nb");
    }

    @Test
    void cutsLongValues() {
        assertThat(line("Call answered", "path", "x".repeat(1_000_000)))
                .hasSizeLessThan(1_200)
                .contains("(1000000 characters)");
    }

    @Test
    void doesNotResolveLookups() {
        assertThat(line("Call answered", "key", "${env:HOME}${jndi:ldap://h/a}"))
                .contains("${env:HOME}${jndi:ldap://h/a}");
    }

    @Test
    void leavesOutWhatAnExceptionSays() {
        var event = event("A fault");
        var cause = new IllegalArgumentException("secret in the cause");
        event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("secret\nline", cause)));

        assertThat(encoded(event))
                .matches("[ -~]+\n")
                .contains("\"fault\":\"java.lang.IllegalStateException\"")
                .doesNotContain("secret");
    }

    private String line(String message, String key, String value) {
        var event = event(message);
        event.setKeyValuePairs(List.of(new KeyValuePair(key, value)));
        return encoded(event);
    }

    private static LoggingEvent event(String message) {
        var event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLevel(Level.INFO);
        event.setMessage(message);
        event.setMDCPropertyMap(Map.of());
        event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
        return event;
    }

    private String encoded(LoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
