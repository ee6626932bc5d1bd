package bonafide.engine.image;

/**
 * Reads one number out of an Exif segment and nothing else: the tag Orientation of the first directory.
 *
 * <p>General Exif readers follow offsets and counts chosen by whoever made the file, which has cost them endless loops and
 * exhausted memory. This one follows a single offset and looks at 12-byte entries that lie inside the segment.
 */
final class ExifOrientation {
    private static final String HEADER = "Exif\0\0";
    private static final int TAG_ORIENTATION = 0x0112;
    private static final int TYPE_SHORT = 3;
    private static final int TIFF = HEADER.length();
    private static final int TIFF_HEADER_SIZE = 8;
    private static final int ENTRY_SIZE = 12;

    private final Segment segment;
    private final boolean littleEndian;

    private ExifOrientation(Segment segment) {
        this.segment = segment;
        littleEndian = segment.uint8(TIFF) == 'I';
    }

    static boolean isExif(Segment segment) {
        return segment.startsWith(HEADER);
    }

    /** The orientation an Exif segment states; upright where it is not well-formed. */
    static Orientation read(Segment segment) {
        if (segment.length() < TIFF + TIFF_HEADER_SIZE) {
            return Orientation.UPRIGHT;
        }
        int order = segment.uint16(TIFF);
        var exif = new ExifOrientation(segment);
        return (order == 0x4949 || order == 0x4d4d) && exif.uint16(TIFF + 2) == 42
                ? exif.inFirstDirectory()
                : Orientation.UPRIGHT;
    }

    private Orientation inFirstDirectory() {
        long directory = TIFF + uint32(TIFF + 4);
        if (directory + 2 > segment.length()) {
            return Orientation.UPRIGHT;
        }
        int first = (int) directory + 2;
        int entries = Math.min(uint16((int) directory), (segment.length() - first) / ENTRY_SIZE);
        for (int entry = first; entry < first + entries * ENTRY_SIZE; entry += ENTRY_SIZE) {
            if (uint16(entry) == TAG_ORIENTATION) {
                boolean oneShort = uint16(entry + 2) == TYPE_SHORT && uint32(entry + 4) == 1;
                return oneShort ? Orientation.ofCode(uint16(entry + 8)) : Orientation.UPRIGHT;
            }
        }
        return Orientation.UPRIGHT;
    }

    private int uint16(int at) {
        int first = segment.uint8(at);
        int second = segment.uint8(at + 1);
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    private long uint32(int at) {
        long first = uint16(at);
        long second = uint16(at + 2);
        return littleEndian ? second << 16 | first : first << 16 | second;
    }
}
