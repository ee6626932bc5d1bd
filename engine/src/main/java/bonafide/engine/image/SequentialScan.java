package bonafide.engine.image;

import org.jspecify.annotations.Nullable;

/** A scan of a baseline or extended sequential frame: each block whole (T.81, F.2.2). */
final class SequentialScan extends ScanReader {
    private final HuffmanTable[] dc;
    private final HuffmanTable[] ac;

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
        for (var part : scan.parts()) {
            dc[part.index()] = required(dcTables[part.dcTable()], "DC", part.dcTable());
            ac[part.index()] = required(acTables[part.acTable()], "AC", part.acTable());
        }
    }

    @Override
    void readBlock(ScanHeader.Part part, int block) {
        reader.fill();
        int first = dc[part.index()].code(reader.peek16());
        reader.skip((first >>> 8) + (first & 0xff));
        var table = ac[part.index()];
        for (int k = 1; k < 64; k++) {
            reader.fill();
            // A code and the bits it announces are 31 at most: taken together.
            int code = table.code(reader.peek16());
            int size = code & 15;
            reader.skip((code >>> 8) + size);
            int run = code >> 4 & 15;
            if (size != 0) {
                k += run;
            } else if (run == 15) {
                k += 15;
            } else {
                return;
            }
            if (k > 63) {
                throw GateRefusal.unreadable("The picture data is damaged: a block has more than 64 coefficients.");
            }
        }
    }

    @Override
    void restart() {
        // Only the DC prediction is carried on, and that makes pixels, not structure.
    }
}
