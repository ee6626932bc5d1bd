package bonafide.engine.image;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The parts of a file that go into the rebuilt one, in order; neighbours are joined. */
final class KeptRanges {
    private int[] bounds = new int[32];
    private int size;
    private int bytes;
    private final NavigableMap<Integer, byte[]> rewritten = new TreeMap<>();

    void keep(int from, int to) {
        bytes += to - from;
        if (size > 0 && bounds[size - 1] == from) {
            bounds[size - 1] = to;
            return;
        }
        if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * size);
        }
        bounds[size++] = from;
        bounds[size++] = to;
    }

    /** Puts other bytes in the place of those at an offset of the file, which lie in a kept part. */
    void rewrite(int from, byte[] by) {
        rewritten.put(from, by);
    }

    /** A JPEG of these parts: start of image, the given segment, the parts, end of image. */
    byte[] rebuild(byte[] file, byte[] firstSegment) {
        var rebuilt = new byte[2 + firstSegment.length + bytes + 2];
        rebuilt[0] = (byte) 0xff;
        rebuilt[1] = (byte) Marker.SOI;
        System.arraycopy(firstSegment, 0, rebuilt, 2, firstSegment.length);
        int at = 2 + firstSegment.length;
        for (int i = 0; i < size; i += 2) {
            int length = bounds[i + 1] - bounds[i];
            System.arraycopy(file, bounds[i], rebuilt, at, length);
            for (var change : rewritten.subMap(bounds[i], bounds[i + 1]).entrySet()) {
                var by = change.getValue();
                System.arraycopy(by, 0, rebuilt, at + change.getKey() - bounds[i], by.length);
            }
            at += length;
        }
        rebuilt[at] = (byte) 0xff;
        rebuilt[at + 1] = (byte) Marker.EOI;
        return rebuilt;
    }
}
