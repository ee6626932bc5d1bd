package bonafide.server.wire;

import java.nio.charset.StandardCharsets;

/**
 * The content of a request or an answer, transfer coding removed.
 *
 * <p>The array is taken over, not copied: a request carries megabytes and lives for one call.
 */
public final class Body {
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    public Body(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Body utf8(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes themselves; callers read and never write. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** Says the size only: pictures travel in bodies. */
    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes]";
    }
}
