package bonafide.server.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The decoded value of one parameter: well-formed UTF-8 without NUL, megabytes for {@code ServiceParameters}.
 *
 * <p>Kept as bytes, since signing and JSON parsing both want bytes and a string of it would be one more copy.
 */
public final class ParameterValue {
    private final byte[] utf8;
    private final int length;

    /** Takes over the first {@code length} bytes of the array. */
    ParameterValue(byte[] utf8, int length) {
        this.utf8 = utf8;
        this.length = length;
    }

    public static ParameterValue of(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ParameterValue(bytes, bytes.length);
    }

    /** The array whose first {@link #length()} bytes are the value; callers read and never write. */
    public byte[] array() {
        return utf8;
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public String text() {
        return new String(utf8, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterValue value && Arrays.equals(utf8, 0, length, value.utf8, 0, value.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + utf8[i];
        }
        return hash;
    }

    /** Says the size only: pictures and signatures are values. */
    @Override
    public String toString() {
        return "ParameterValue[" + length + " bytes]";
    }
}
