package bonafide.server.signature;

import bonafide.server.signature.CanonicalSink.Encoding;
import bonafide.server.signature.CanonicalSink.Target;
import bonafide.server.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * What a signature covers, in the one form signer and verifier share. Written piece by piece; nothing holds it whole.
 */
@FunctionalInterface
interface CanonicalRequest {

    void writeTo(Target target);

    /** Bytes of it. */
    default long length() {
        var length = new long[1];
        writeTo((_, _, count) -> length[0] += count);
        return length[0];
    }

    /** All of it, for an error that may show it; only where {@link #length()} is small. */
    default String text() {
        var text = new StringBuilder();
        writeTo((bytes, offset, count) -> text.append(new String(bytes, offset, count, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** {@code name=value&…} sorted by name, names and values encoded. */
    static void writeSorted(CanonicalSink sink, Parameters parameters, Encoding encoding, String equals, String and) {
        var separator = "";
        for (var parameter : new TreeMap<>(parameters.values()).entrySet()) {
            sink.plain(separator).encoded(encoding, parameter.getKey()).plain(equals);
            sink.encoded(encoding, parameter.getValue());
            separator = and;
        }
    }
}
