package bonafide.engine.image;

import org.jspecify.annotations.Nullable;

/** A scan of a baseline or extended sequential frame: each block whole (T.81, F.2.2). */
final class SequentialScan extends ScanReader {
    private final HuffmanTable[] dc;
    private final HuffmanTable[] ac;
    private final CodeGroups[] groups;

    SequentialScan(
            FrameHeader frame,
            ScanHeader scan,
            BitReader reader,
            int restartInterval,
            @Nullable HuffmanTable[] dcTables,
            @Nullable HuffmanTable[] acTables) {
        super(frame, scan, reader, restartInterval);
        int components = frame.components().size();
        dc = new HuffmanTable[components];
        ac = new HuffmanTable[components];
        groups = new CodeGroups[components];
        for (var part : scan.parts()) {
            dc[part.index()] = required(dcTables[part.dcTable()], "DC", part.dcTable());
            ac[part.index()] = required(acTables[part.acTable()], "AC", part.acTable());
            groups[part.index()] = new CodeGroups(ac[part.index()]);
        }
    }

    @Override
    void readBlock(ScanHeader.Part part, int block) {
        reader.fill();
        int first = dc[part.index()].code(reader.peek16());
        reader.skip((first >>> 8) + (first & 0xff));
        var table = ac[part.index()];
        var several = groups[part.index()];
        int k = 1;
        while (k < 64) {
            reader.fill();
            int group = several.at(reader.peek(CodeGroups.WINDOW));
            boolean ends = CodeGroups.endsBlock(group);
            int behind = k + CodeGroups.coefficients(group);
            // Codes behind the block's last coefficient are another block's.
            if (group == 0 || behind > (ends ? 63 : 64)) {
                k = behindNext(k, table);
            } else {
                reader.skip(CodeGroups.bits(group));
                k = ends ? 64 : behind;
            }
        }
    }

    /** Takes one code and the bits it announces, 31 at most, and gives the place of the coefficient behind. */
    private int behindNext(int k, HuffmanTable table) {
        int code = table.code(reader.peek16());
        int size = code & 15;
        int run = code >> 4 & 15;
        reader.skip((code >>> 8) + size);
        if (size == 0 && run != 15) {
            return 64;
        }
        if (k + run > 63) {
            throw GateRefusal.unreadable("The picture data is damaged: a block has more than 64 coefficients.");
        }
        return k + run + 1;
    }

    @Override
    void restart() {
        // Only the DC prediction is carried on, and that makes pixels, not structure.
    }
}
