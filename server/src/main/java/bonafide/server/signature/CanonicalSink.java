package bonafide.server.signature;

import bonafide.server.wire.ParameterValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encodes what is signed and passes it on in small pieces, so that megabytes of pictures are signed without ever
 * being one string. {@code A-Z a-z 0-9 - _ . ~} stay, every other byte becomes {@code %XX} in upper case; the RPC
 * signature encodes twice, which turns {@code %} into {@code %25}.
 */
final class CanonicalSink {
    /** Takes the next piece; the array is used again afterwards. */
    @FunctionalInterface
    interface Target {
        void update(byte[] bytes, int offset, int length);
    }

    /** How each of the 256 bytes is written. */
    static final class Encoding {
        static final Encoding ONCE = new Encoding("%");
        static final Encoding TWICE = new Encoding("%25");

        private final byte[][] codes = new byte[256][];

        private Encoding(String percent) {
            var hex = HexFormat.of().withUpperCase();
            for (int b = 0; b < codes.length; b++) {
                boolean stays = b < 0x80 && (Character.isLetterOrDigit(b) || "-_.~".indexOf(b) >= 0);
                var code = stays ? Character.toString(b) : percent + hex.toHexDigits((byte) b);
                codes[b] = code.getBytes(StandardCharsets.US_ASCII);
            }
        }
    }

    private static final int PIECE = 8192;
    private static final int LONGEST_CODE = "%25XX".length();

    private final Target target;
    private final byte[] piece = new byte[PIECE];
    private int filled;

    CanonicalSink(Target target) {
        this.target = target;
    }

    /** Writes short text that is its own encoding. */
    CanonicalSink plain(String text) {
        flush();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        target.update(bytes, 0, bytes.length);
        return this;
    }

    CanonicalSink encoded(Encoding encoding, String text) {
        return encoded(encoding, ParameterValue.of(text));
    }

    CanonicalSink encoded(Encoding encoding, ParameterValue value) {
        var bytes = value.array();
        int length = value.length();
        var codes = encoding.codes;
        int at = filled;
        for (int i = 0; i < length; i++) {
            if (at > PIECE - LONGEST_CODE) {
                target.update(piece, 0, at);
                at = 0;
            }
            var code = codes[bytes[i] & 0xFF];
            if (code.length == 1) {
                piece[at++] = bytes[i];
            } else {
                System.arraycopy(code, 0, piece, at, code.length);
                at += code.length;
            }
        }
        filled = at;
        return this;
    }

    /** Passes on what is left; nothing is complete before. */
    void flush() {
        target.update(piece, 0, filled);
        filled = 0;
    }
}
