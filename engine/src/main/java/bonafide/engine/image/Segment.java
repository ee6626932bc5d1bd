package bonafide.engine.image;

/** A marker segment that lies wholly inside the file. */
final class Segment {
    private final byte[] file;
    private final int marker;
    private final int start;
    private final int from;
    private final int to;

    /**
     * @param marker the marker's second byte
     * @param start offset of the marker's 0xFF
     * @param from offset of the content, behind the length field
     * @param to offset behind the content
     */
    Segment(byte[] file, int marker, int start, int from, int to) {
        this.file = file;
        this.marker = marker;
        this.start = start;
        this.from = from;
        this.to = to;
    }

    int marker() {
        return marker;
    }

    int start() {
        return start;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    int uint8(int at) {
        requireLength(at + 1);
        return file[from + at] & 0xff;
    }

    int uint16(int at) {
        return uint8(at) << 8 | uint8(at + 1);
    }

    byte[] copy(int at, int length) {
        requireLength(at + length);
        var copy = new byte[length];
        System.arraycopy(file, from + at, copy, 0, length);
        return copy;
    }

    boolean startsWith(String text) {
        if (length() < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (file[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void requireLength(int needed) {
        if (length() < needed) {
            throw GateRefusal.unreadable(
                    "A segment (marker FF%02X) has %d bytes where %d are needed.".formatted(marker, length(), needed));
        }
    }
}
