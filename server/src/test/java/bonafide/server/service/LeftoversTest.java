package bonafide.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.metrics.JsonLine;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** After calls of every kind the log holds no picture, no secret and nothing a caller wrote. */
class LeftoversTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private @Nullable Level levelBefore;
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        var encoder = new JsonLine();
        encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        encoder.start();
        appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        root.addAppender(appender);
        // As a server runs; commands tested before this may have left it quieter.
        levelBefore = root.getLevel();
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(levelBefore);
        root.detachAppender(appender);
        appender.stop();
    }

    @Test
    void goodCallsLeaveNothing() {
        var recorder = new CallRecorder();
        recorder.answer(HostileCalls.call().signed());
        recorder.answer(HeaderSignedChanges.call().signed());

        assertClean(2);
    }

    @Test
    void hostileCallsLeaveNothing() {
        var recorder = new CallRecorder();
        for (var call : HostileCalls.all()) {
            recorder.answer(call.request());
        }

        assertClean(50);
    }

    @Test
    void hostileParametersLeaveNothing() {
        var recorder = new CallRecorder();
        for (var json : HostileJson.all()) {
            recorder.answer(HostileCalls.call()
                    .with("ServiceParameters", String.valueOf(json.get()[0]))
                    .signed());
        }

        assertClean(40);
    }

    @Test
    void aFaultLeavesNothing() {
        var rig = new Rig().verifier((_, _, _) -> {
            throw new IllegalStateException("/9j/ " + Rig.SECRET + "\n" + HostileCalls.CANARY);
        });

        var answer = rig.answer(HostileCalls.call().signed());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(CallRecorder.echoes(answer)).isFalse();
        assertClean(1);
    }

    private void assertClean(int leastLines) {
        var text = log.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().count()).isGreaterThanOrEqualTo(leastLines);
        for (var canary :
                List.of("/9j/", "4AAQ", Rig.SECRET, HostileCalls.CANARY, "refFaceContent", "SELECT", "OR '1'")) {
            assertThat(text).doesNotContain(canary);
        }
        assertThat(text.lines()).allMatch(line -> line.matches("\\{[ -~]*\\}"));
    }
}
