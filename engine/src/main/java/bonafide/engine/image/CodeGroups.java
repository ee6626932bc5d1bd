package bonafide.engine.image;

/**
 * What a window of bits of a block's AC coefficients (T.81, F.2.2.2) begins with: as many whole codes, each with the bits
 * it announces, as it holds, up to the end of the block. Who only wants to get past them takes them in one step.
 */
final class CodeGroups {
    /** Bits looked at. */
    static final int WINDOW = 12;

    private static final int END = 1 << 7;
    private static final int ALL_ZEROS = 0xf0;

    /** For each window: coefficients times 256, plus {@link #END} where the block ends, plus bits; 0 without a whole code. */
    private final short[] groups = new short[1 << WINDOW];

    CodeGroups(HuffmanTable table) {
        for (int window = 0; window < groups.length; window++) {
            groups[window] = (short) group(table, window << (16 - WINDOW));
        }
    }

    private static int group(HuffmanTable table, int window) {
        int bits = 0;
        int coefficients = 0;
        while (true) {
            int code = table.shortCode(window << bits & 0xffff);
            int symbol = code & 0xff;
            int size = symbol & 15;
            int taken = bits + (code >>> 8) + size;
            int covered = size == 0 && symbol != ALL_ZEROS ? 0 : (symbol >> 4) + 1;
            if (code == 0 || taken > WINDOW || coefficients + covered > 64) {
                return coefficients << 8 | bits;
            }
            if (covered == 0) {
                return coefficients << 8 | END | taken;
            }
            bits = taken;
            coefficients += covered;
        }
    }

    /** The group a window begins with; 0 when its first code is too long for it. */
    int at(int window) {
        return groups[window];
    }

    /** How many bits a group takes. */
    static int bits(int group) {
        return group & (END - 1);
    }

    /** How many coefficients a group gives a value, zeros before one included. */
    static int coefficients(int group) {
        return group >> 8;
    }

    /** Whether the group says that the rest of the block is 0. */
    static boolean endsBlock(int group) {
        return (group & END) != 0;
    }
}
