package bonafide.engine.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits of entropy-coded data, most significant first, up to the next marker (T.81, F.2.2.5). Reading past the marker is
 * a refusal, not a guess: decoders would go on with zeros and return a half-grey picture.
 */
final class BitReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] file;
    private int next;
    /** The unread bits, left-aligned; zeros behind them. */
    private long bits;

    private int count;

    BitReader(byte[] file, int from) {
        this.file = file;
        this.next = from;
    }

    /** Makes at least 32 bits available, or as many as there are before the next marker. */
    void fill() {
        if (count > 32) {
            return;
        }
        if (next + 4 <= file.length) {
            int word = (int) INT.get(file, next);
            if (((~word - 0x01010101) & word & 0x80808080) == 0) {
                bits |= (word & 0xffffffffL) << (32 - count);
                count += 32;
                next += 4;
                return;
            }
        }
        fillBytewise();
    }

    private void fillBytewise() {
        while (count <= 56 && next < file.length) {
            int value = file[next] & 0xff;
            if (value != 0xff) {
                next++;
            } else if (next + 1 < file.length && file[next + 1] == 0) {
                next += 2;
            } else {
                return;
            }
            bits |= (long) value << (56 - count);
            count += 8;
        }
    }

    /** The next 16 bits without taking them; zeros where the data has ended. */
    int peek16() {
        return peek(16);
    }

    /** The next bits, 1 to 32, without taking them; zeros where the data has ended. */
    int peek(int length) {
        return (int) (bits >>> (64 - length));
    }

    /** Takes up to 32 of the bits that {@link #fill} provided. */
    void skip(int length) {
        count -= length;
        if (count < 0) {
            throw GateRefusal.unreadable("The picture data is incomplete: a scan ends too early.");
        }
        bits <<= length;
    }

    int take(int length) {
        int value = length == 0 ? 0 : (int) (bits >>> (64 - length));
        skip(length);
        return value;
    }

    /** Takes any number of bits. */
    void skipLong(int length) {
        int left = length;
        while (left > 0) {
            fill();
            int step = Math.min(left, 32);
            skip(step);
            left -= step;
        }
    }

    /** Drops what is left of the current byte and everything up to the next marker. Returns how many whole bytes. */
    int skipToMarker() {
        int stray = count / 8;
        bits = 0;
        count = 0;
        while (next < file.length && !(file[next] == (byte) 0xff && next + 1 < file.length && file[next + 1] != 0)) {
            next++;
            stray++;
        }
        return stray;
    }

    /** Offset behind the byte the last bit came from. */
    int position() {
        int at = next;
        for (int unread = count / 8; unread > 0; unread--) {
            at -= at >= 2 && file[at - 1] == 0 && file[at - 2] == (byte) 0xff ? 2 : 1;
        }
        return at;
    }

    /** Passes a two-byte marker at {@link #position}, if it is the expected one. */
    boolean passMarker(int expected) {
        while (next + 1 < file.length && file[next] == (byte) 0xff && file[next + 1] == (byte) 0xff) {
            next++;
        }
        if (next + 1 < file.length && file[next] == (byte) 0xff && (file[next + 1] & 0xff) == expected) {
            next += 2;
            return true;
        }
        return false;
    }
}
