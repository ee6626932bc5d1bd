package bonafide.engine.image;

import bonafide.engine.image.JpegParts.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Progressive pictures of very many scans, each of them legal and next to empty: kilobytes that cost minutes. */
final class ScanFloods {
    private ScanFloods() {}

    /** A grey square whose scans bring one coefficient each, then one more bit of each. */
    static byte[] legal(int side, int scans) {
        int across = (side + 7) / 8;
        int blocks = across * across;
        var parts = new ArrayList<Part>();
        var ones = new byte[65];
        Arrays.fill(ones, (byte) 1);
        ones[0] = 0;
        parts.add(new Part(0xdb, ones));
        parts.add(new Part(
                0xc2, new byte[] {8, (byte) (side >> 8), (byte) side, (byte) (side >> 8), (byte) side, 1, 1, 0x11, 0}));
        parts.add(oneCode(0x00, 0));
        parts.add(oneCode(0x10, 0xe0));
        parts.add(new Part(0xda, new byte[] {1, 1, 0, 0, 0, 0x01}, new byte[(blocks + 7) / 8]));
        for (int i = 1; i < scans; i++) {
            byte coefficient = (byte) (1 + (i - 1) % 63);
            byte bits = (byte) (i <= 63 ? 0x01 : 0x10);
            parts.add(new Part(0xda, new byte[] {1, 1, 0, coefficient, coefficient, bits}, emptyBand(blocks)));
        }
        return JpegParts.of(List.copyOf(parts)).bytes();
    }

    /** A Huffman table with a single code, the bit 0. */
    private static Part oneCode(int kindAndNumber, int symbol) {
        var table = new byte[18];
        table[0] = (byte) kindAndNumber;
        table[1] = 1;
        table[17] = (byte) symbol;
        return new Part(0xc4, table);
    }

    /** End-of-band runs over all blocks: the code (one bit) and 14 bits that make the run 16,384 plus their value. */
    private static byte[] emptyBand(int blocks) {
        var bits = new StringBuilder();
        for (int left = blocks; left > 0; left -= (1 << 15) - 1) {
            int run = Math.max(1 << 14, Math.min(left, (1 << 15) - 1));
            bits.append('0').append(Integer.toBinaryString(run).substring(1));
        }
        bits.append("1".repeat((8 - bits.length() % 8) % 8));
        var data = new byte[bits.length() / 8];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return stuffed(data);
    }

    /** Each byte 0xFF of picture data is followed by a zero, lest it look like a marker. */
    private static byte[] stuffed(byte[] data) {
        var out = new ByteArrayOutputStream();
        for (byte value : data) {
            out.write(value);
            if (value == (byte) 0xff) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }
}
