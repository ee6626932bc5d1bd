package bonafide.engine.image;

import org.jspecify.annotations.Nullable;

/** A scan of a baseline or extended sequential frame: each block whole (T.81, F.2.2). */
final class SequentialScan extends ScanReader {
    private static final int SIXTEEN_ZEROS = 0xf0;

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
        reader.skip(dc[part.index()].next(reader));
        var table = ac[part.index()];
        for (int k = 1; k < 64; k++) {
            reader.fill();
            int symbol = table.next(reader);
            int size = symbol & 15;
            if (size != 0) {
                k += symbol >> 4;
                reader.skip(size);
            } else if (symbol == SIXTEEN_ZEROS) {
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
