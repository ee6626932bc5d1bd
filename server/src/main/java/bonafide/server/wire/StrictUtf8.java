package bonafide.server.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells well-formed UTF-8 (no overlong form, no surrogate, nothing above U+10FFFF) without NUL from the rest. */
final class StrictUtf8 {
    private static final int CHUNK = 4096;

    private StrictUtf8() {}

    static boolean isWellFormed(byte[] bytes, int length) {
        int i = 0;
        while (i < length && bytes[i] > 0) {
            i++;
        }
        return i == length || decodes(bytes, i, length);
    }

    private static boolean decodes(byte[] bytes, int from, int to) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, from, to - from);
        var out = CharBuffer.allocate(CHUNK);
        while (true) {
            var result = decoder.decode(in, out, true);
            out.flip();
            if (result.isError() || out.chars().anyMatch(c -> c == 0)) {
                return false;
            }
            out.clear();
            if (result.isUnderflow()) {
                return true;
            }
        }
    }
}
