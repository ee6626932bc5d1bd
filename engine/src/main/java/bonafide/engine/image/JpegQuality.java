package bonafide.engine.image;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The quality setting a JPEG file was last saved with, read from its luminance quantisation table.
 *
 * <p>Encoders scale the example table of ITU-T T.81 Annex K as the Independent JPEG Group does; a camera's own table is
 * answered by the setting whose table has the nearest sum. A picture saved twice hides the first saving.
 */
public final class JpegQuality {
    /** Table K.1; only the sum of what becomes of it matters, so its order does not. */
    private static final int[] EXAMPLE = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };

    private JpegQuality() {}

    /** 1 to 100; empty when the file has no such table before its first scan. */
    public static OptionalInt of(EncodedImage image) {
        byte[] file = image.bytes();
        int at = 2;
        while (at + 4 < file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int end = at + 2 + ((file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF));
            if (marker == 0xDA || end > file.length) {
                break;
            }
            if (marker == 0xDB) {
                OptionalInt found = inTables(file, at + 4, end);
                if (found.isPresent()) {
                    return found;
                }
            }
            at = end;
        }
        return OptionalInt.empty();
    }

    /** A segment may hold several tables; number 0 is that of luminance. */
    private static OptionalInt inTables(byte[] file, int from, int end) {
        int at = from;
        while (at < end) {
            int bytes = (file[at] & 0xF0) == 0 ? 1 : 2;
            if (at + 1 + 64 * bytes > end) {
                break;
            }
            if ((file[at] & 0x0F) == 0) {
                return OptionalInt.of(quality(file, at + 1, bytes));
            }
            at += 1 + 64 * bytes;
        }
        return OptionalInt.empty();
    }

    private static int quality(byte[] file, int from, int bytes) {
        int sum = 0;
        for (int i = 0; i < 64 * bytes; i += bytes) {
            sum += bytes == 1 ? file[from + i] & 0xFF : (file[from + i] & 0xFF) << 8 | (file[from + i + 1] & 0xFF);
        }
        int found = sum;
        return IntStream.rangeClosed(1, 100)
                .boxed()
                .min(Comparator.comparingInt(quality -> Math.abs(scaledSum(quality) - found)))
                .orElseThrow();
    }

    private static int scaledSum(int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return IntStream.of(EXAMPLE)
                .map(value -> Math.clamp((value * percent + 50) / 100, 1, 255))
                .sum();
    }
}
