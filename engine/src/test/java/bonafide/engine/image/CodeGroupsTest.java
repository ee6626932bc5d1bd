package bonafide.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Groups of codes against codes taken one by one, for every window there is. */
class CodeGroupsTest {
    private static final int END_OF_BLOCK = 0;
    private static final int SIXTEEN_ZEROS = 0xf0;
    private static final int LONGEST_SHORT_CODE = 10;
    private static final int NONE = -1;

    @Test
    void holdAsManyWholeCodesAsTheWindowUpToTheEndOfTheBlock() {
        var random = new Random(11);
        for (int round = 0; round < 40; round++) {
            HuffmanTable table = table(random);
            var groups = new CodeGroups(table);
            for (int window = 0; window < 1 << CodeGroups.WINDOW; window++) {
                assertThat(groups.at(window))
                        .as("window %d of table %d", window, round)
                        .isEqualTo(oneByOne(table, window));
            }
        }
    }

    private static int oneByOne(HuffmanTable table, int window) {
        int bits = 0;
        int coefficients = 0;
        while (bits < CodeGroups.WINDOW) {
            int rest = window << (16 - CodeGroups.WINDOW + bits) & 0xffff;
            int code = codeOrNone(table, rest);
            int symbol = code & 0xff;
            int taken = bits + (code >>> 8) + (symbol & 15);
            if (code == NONE || code >>> 8 > LONGEST_SHORT_CODE || taken > CodeGroups.WINDOW) {
                break;
            }
            if ((symbol & 15) == 0 && symbol != SIXTEEN_ZEROS) {
                return coefficients << 8 | 1 << 7 | taken;
            }
            int more = 1 + (symbol >> 4);
            if (coefficients + more > 64) {
                break;
            }
            bits = taken;
            coefficients += more;
        }
        return coefficients << 8 | bits;
    }

    private static int codeOrNone(HuffmanTable table, int window) {
        try {
            return table.code(window);
        } catch (GateRefusal undefined) {
            return NONE;
        }
    }

    /** Some short codes, many long ones, at most 120 in all; some bits begin none. */
    private static HuffmanTable table(Random random) {
        byte[] counts = new byte[16];
        int left = 2;
        int symbols = 0;
        for (int length = 1; length <= 16; length++) {
            int codes = length == 16 ? left - 1 : Math.min(left - 1, random.nextInt(1 + Math.min(left, 8)));
            counts[length - 1] = (byte) Math.min(codes, 120 - symbols);
            symbols += counts[length - 1];
            left = 2 * (left - counts[length - 1]);
        }
        byte[] content = new byte[16 + symbols];
        System.arraycopy(counts, 0, content, 0, 16);
        for (int i = 16; i < content.length; i++) {
            content[i] = (byte)
                    switch (random.nextInt(8)) {
                        case 0 -> END_OF_BLOCK;
                        case 1 -> SIXTEEN_ZEROS;
                        default -> random.nextInt(16) << 4 | 1 + random.nextInt(10);
                    };
        }
        return HuffmanTable.read(new Segment(content, 0xc4, 0, 0, content.length), 0, symbols);
    }
}
