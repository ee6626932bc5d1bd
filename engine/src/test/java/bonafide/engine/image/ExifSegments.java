package bonafide.engine.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Exif segments, sound and otherwise. */
final class ExifSegments {
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private ExifSegments() {}

    static JpegParts.Part orientation(int value, ByteOrder order) {
        return orientation(value, order, TAG, SHORT, 1, 8);
    }

    /** @param directory offset of the first directory from the TIFF header */
    static JpegParts.Part orientation(int value, ByteOrder order, int tag, int type, int count, int directory) {
        var tiff = ByteBuffer.allocate(26).order(order);
        tiff.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        tiff.putShort((short) 42).putInt(directory).putShort((short) 1);
        tiff.putShort((short) tag)
                .putShort((short) type)
                .putInt(count)
                .putShort((short) value)
                .putShort((short) 0);
        tiff.putInt(0);
        return segment(tiff.array());
    }

    /** The directory claims more entries than the segment holds, and names itself as the next one. */
    static JpegParts.Part loopWithFalseCount(int value) {
        var part = orientation(value, ByteOrder.LITTLE_ENDIAN);
        return part.with(14, 0xff, 0xff).with(28, 8, 0, 0, 0);
    }

    /** The tag stands in the second directory only, where thumbnails are described. */
    static JpegParts.Part inThumbnailDirectory(int value, byte[] thumbnail) {
        var tiff = ByteBuffer.allocate(8 + 6 + 18 + thumbnail.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I'}).putShort((short) 42).putInt(8);
        tiff.putShort((short) 0).putInt(14);
        tiff.putShort((short) 1);
        tiff.putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putInt(value)
                .putInt(0);
        tiff.put(thumbnail);
        return segment(tiff.array());
    }

    static JpegParts.Part segment(byte[] tiff) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        content.writeBytes(tiff);
        return new JpegParts.Part(0xe1, content.toByteArray());
    }
}
