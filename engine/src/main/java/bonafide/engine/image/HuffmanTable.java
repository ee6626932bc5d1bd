package bonafide.engine.image;

/** A Huffman table (T.81, annexes C and F.2.2.3) that turns bits into symbols. */
final class HuffmanTable {
    private static final int LOOKAHEAD = 10;
    private static final int MAX_LENGTH = 16;

    /** For each possible start of {@value #LOOKAHEAD} bits: code length times 256 plus symbol, or 0 for a longer code. */
    private final short[] lookup = new short[1 << LOOKAHEAD];
    /** For each code length: the first 16-bit window that is too great to begin with a code of that length. */
    private final int[] limit = new int[MAX_LENGTH + 1];
    /** For each code length: what to add to a code to find its symbol. */
    private final int[] offset = new int[MAX_LENGTH + 1];

    private final byte[] symbols;

    private HuffmanTable(byte[] symbols) {
        this.symbols = symbols;
    }

    /** Reads the table whose 16 length counts begin at {@code at}. */
    static HuffmanTable read(Segment segment, int at, int symbolCount) {
        var symbols = segment.copy(at + MAX_LENGTH, symbolCount);
        var table = new HuffmanTable(symbols);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            int codes = segment.uint8(at + length - 1);
            table.offset[length] = index - code;
            if (code + codes > 1 << length) {
                throw GateRefusal.unreadable("A Huffman table has %d codes of %d bits; at most %d are left."
                        .formatted(codes, length, (1 << length) - code));
            }
            for (int i = 0; i < codes; i++) {
                table.addLookup(code++, length, symbols[index++] & 0xff);
            }
            table.limit[length] = code << (MAX_LENGTH - length);
            code <<= 1;
        }
        return table;
    }

    private void addLookup(int code, int length, int symbol) {
        if (length <= LOOKAHEAD) {
            int first = code << (LOOKAHEAD - length);
            for (int i = 0; i < 1 << (LOOKAHEAD - length); i++) {
                lookup[first + i] = (short) (length << 8 | symbol);
            }
        }
    }

    /** Symbols above this one mean nothing in a table for DC values, where a symbol is a number of bits. */
    boolean hasSymbolAbove(int greatest) {
        for (byte symbol : symbols) {
            if ((symbol & 0xff) > greatest) {
                return true;
            }
        }
        return false;
    }

    /** Takes one code and gives its symbol, 0 to 255. */
    int next(BitReader reader) {
        int code = code(reader.peek16());
        reader.skip(code >>> 8);
        return code & 0xff;
    }

    /** What the next 16 bits begin with: length of the code times 256 plus its symbol. */
    int code(int window) {
        int entry = shortCode(window);
        return entry != 0 ? entry : longCode(window);
    }

    /** As {@link #code}, and 0 where that is longer than {@value #LOOKAHEAD} bits or means nothing. */
    int shortCode(int window) {
        return lookup[window >>> (MAX_LENGTH - LOOKAHEAD)];
    }

    private int longCode(int window) {
        for (int length = LOOKAHEAD + 1; length <= MAX_LENGTH; length++) {
            if (window < limit[length]) {
                return length << 8 | (symbols[(window >>> (MAX_LENGTH - length)) + offset[length]] & 0xff);
            }
        }
        throw GateRefusal.unreadable("The picture data is damaged: a scan holds an undefined code.");
    }
}
