package bonafide.engine.image;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sound JPEG taken apart into its segments, so that tests can put it together wrongly. */
final class JpegParts {
    /** @param content behind the length field; {@code data} the entropy-coded data behind a scan header */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    record Part(int marker, byte[] content, byte[] data) {
        Part(int marker, byte[] content) {
            this(marker, content, new byte[0]);
        }

        byte[] bytes() {
            return bytes(content.length + 2);
        }

        byte[] bytes(int statedLength) {
            var out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (statedLength >> 8), (byte) statedLength});
            out.writeBytes(content);
            out.writeBytes(data);
            return out.toByteArray();
        }

        Part with(int offset, int... values) {
            var changed = content.clone();
            for (int i = 0; i < values.length; i++) {
                changed[offset + i] = (byte) values[i];
            }
            return new Part(marker, changed, data);
        }

        Part withData(byte[] other) {
            return new Part(marker, content, other);
        }

        boolean isFrameHeader() {
            return marker >= 0xc0 && marker <= 0xc2;
        }
    }

    private final List<Part> parts;

    private JpegParts(List<Part> parts) {
        this.parts = parts;
    }

    static JpegParts of(List<Part> parts) {
        return new JpegParts(parts);
    }

    static JpegParts of(byte[] jpeg) {
        var parts = new ArrayList<Part>();
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xd9) {
            int marker = jpeg[at + 1] & 0xff;
            int end = at + 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
            var content = Arrays.copyOfRange(jpeg, at + 4, end);
            int next = end;
            if (marker == 0xda) {
                while (jpeg[next] != (byte) 0xff || jpeg[next + 1] == 0 || (jpeg[next + 1] & 0xf8) == 0xd0) {
                    next++;
                }
            }
            parts.add(new Part(marker, content, Arrays.copyOfRange(jpeg, end, next)));
            at = next;
        }
        return new JpegParts(parts);
    }

    List<Part> parts() {
        return parts;
    }

    Part first(int marker) {
        return parts.stream()
                .filter(part -> part.marker() == marker)
                .findFirst()
                .orElseThrow();
    }

    Part frame() {
        return parts.stream().filter(Part::isFrameHeader).findFirst().orElseThrow();
    }

    JpegParts replace(Part old, Part... news) {
        var changed = new ArrayList<Part>();
        for (var part : parts) {
            changed.addAll(part.equals(old) ? List.of(news) : List.of(part));
        }
        return new JpegParts(changed);
    }

    JpegParts without(int marker) {
        return new JpegParts(
                parts.stream().filter(part -> part.marker() != marker).toList());
    }

    /** Puts parts in front of all others. */
    JpegParts inFront(Part... news) {
        var changed = new ArrayList<>(List.of(news));
        changed.addAll(parts);
        return new JpegParts(changed);
    }

    JpegParts atEnd(List<Part> news) {
        var changed = new ArrayList<>(parts);
        changed.addAll(news);
        return new JpegParts(changed);
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        parts.forEach(part -> out.writeBytes(part.bytes()));
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        return out.toByteArray();
    }
}
