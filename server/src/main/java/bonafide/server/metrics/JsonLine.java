package bonafide.server.metrics;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One log event as one line of JSON: time, level, message, then its key-value pairs as members of the same object.
 * Whatever a value holds stays inside its string.
 */
public final class JsonLine extends EncoderBase<ILoggingEvent> {
    private static final JsonFactory JSON = new JsonFactory();

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
            json.writeStringProperty("message", event.getFormattedMessage());
            event.getMDCPropertyMap().forEach(json::writeStringProperty);
            if (event.getKeyValuePairs() != null) {
                event.getKeyValuePairs()
                        .forEach(pair -> json.writeStringProperty(pair.key, String.valueOf(pair.value)));
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
}
