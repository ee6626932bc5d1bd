package bonafide.server.metrics;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * One log event as one line of JSON: time, level, message, then its key-value pairs as members of the same object.
 * Whatever a value holds stays inside its string, in ASCII, and is cut when it is long: the one place where log lines are
 * written, so that nobody can forge a second line, move an operator's cursor or fill a disk.
 */
public final class JsonLine extends EncoderBase<ILoggingEvent> {
    private static final int MAX_VALUE = 1_000;

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var out = new ByteArrayOutputStream(512);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
            json.writeStringProperty("level", event.getLevel().toString());
            json.writeStringProperty("message", limited(event.getFormattedMessage()));
            event.getMDCPropertyMap().forEach(json::writeStringProperty);
            if (event.getKeyValuePairs() != null) {
                event.getKeyValuePairs()
                        .forEach(pair -> json.writeStringProperty(pair.key, limited(String.valueOf(pair.value))));
            }
            if (event.getThrowableProxy() != null) {
                // Without its message, which may quote a value.
                json.writeStringProperty("fault", event.getThrowableProxy().getClassName());
            }
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    private static String limited(String value) {
        return value.length() <= MAX_VALUE
                ? value
                : value.substring(0, MAX_VALUE) + "... (" + value.length() + " characters)";
    }
}
