package bonafide.engine.image;

import org.jspecify.annotations.Nullable;

/** The tables in force at one point of the file: Huffman, quantisation, restart interval. Later ones replace earlier. */
final class DecodingTables {
    private static final int TABLES = 4;
    private static final int LENGTHS = 16;
    private static final int MAX_SYMBOLS = 256;
    private static final int MAX_DC_SYMBOL = 15;

    private final @Nullable HuffmanTable[] dc = new HuffmanTable[TABLES];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[TABLES];
    private final boolean[] quantisation = new boolean[TABLES];
    private int restartInterval;

    @Nullable
    HuffmanTable[] dc() {
        return dc;
    }

    @Nullable
    HuffmanTable[] ac() {
        return ac;
    }

    /** Minimum coded units between two restart markers; 0 for none. */
    int restartInterval() {
        return restartInterval;
    }

    void readRestartInterval(Segment segment) {
        restartInterval = segment.uint16(0);
    }

    void readHuffman(Segment segment) {
        int at = 0;
        while (at < segment.length()) {
            int kind = segment.uint8(at) >> 4;
            int number = segment.uint8(at) & 15;
            int symbols = 0;
            for (int i = 0; i < LENGTHS; i++) {
                symbols += segment.uint8(at + 1 + i);
            }
            if (kind > 1 || number >= TABLES || symbols > MAX_SYMBOLS) {
                throw GateRefusal.unreadable("Huffman table %d of kind %d with %d symbols is not possible."
                        .formatted(number, kind, symbols));
            }
            var table = HuffmanTable.read(segment, at + 1, symbols);
            if (kind == 0 && table.hasSymbolAbove(MAX_DC_SYMBOL)) {
                throw GateRefusal.unreadable(
                        "A Huffman table for DC values has a symbol over %d.".formatted(MAX_DC_SYMBOL));
            }
            (kind == 0 ? dc : ac)[number] = table;
            at += 1 + LENGTHS + symbols;
        }
    }

    void readQuantisation(Segment segment) {
        int at = 0;
        while (at < segment.length()) {
            int bytesEach = (segment.uint8(at) >> 4) + 1;
            int number = segment.uint8(at) & 15;
            if (bytesEach > 2 || number >= TABLES) {
                throw GateRefusal.unreadable(
                        "Quantisation table %d of %d-byte values is not possible.".formatted(number, bytesEach));
            }
            at += 1 + 64 * bytesEach;
            segment.requireLength(at);
            quantisation[number] = true;
        }
    }

    void requireQuantisation(int number) {
        if (!quantisation[number]) {
            throw GateRefusal.unreadable("Quantisation table %d is missing.".formatted(number));
        }
    }
}
