package bonafide.engine.image;

import org.jspecify.annotations.Nullable;

/**
 * Reads one scan's entropy-coded data from its first to its last code without making pixels of it, and so knows that the
 * picture is complete. A decoder only warns about a cut or damaged scan, and OpenCV does not pass the warning on.
 */
abstract sealed class ScanReader permits SequentialScan, ProgressiveScan {
    final FrameHeader frame;
    final ScanHeader scan;
    final BitReader reader;
    private final int restartInterval;
    private int untilRestart;
    private int restarts;

    ScanReader(FrameHeader frame, ScanHeader scan, BitReader reader, int restartInterval) {
        this.frame = frame;
        this.scan = scan;
        this.reader = reader;
        this.restartInterval = restartInterval;
        this.untilRestart = restartInterval;
    }

    /** Reads the block with this number; blocks of a scan with a single component are counted row by row. */
    abstract void readBlock(ScanHeader.Part part, int block);

    /** Forgets what is carried from block to block. */
    abstract void restart();

    final void readAll() {
        if (scan.parts().size() == 1) {
            var part = scan.parts().getFirst();
            int blocks = frame.blocksAcross(part.component()) * frame.blocksDown(part.component());
            for (int block = 0; block < blocks; block++) {
                restartIfDue();
                readBlock(part, block);
            }
        } else {
            int mcus = frame.mcusAcross() * frame.mcusDown();
            for (int mcu = 0; mcu < mcus; mcu++) {
                restartIfDue();
                for (var part : scan.parts()) {
                    int blocks = part.blocksInMcu();
                    for (int block = 0; block < blocks; block++) {
                        readBlock(part, mcu * blocks + block);
                    }
                }
            }
        }
    }

    private void restartIfDue() {
        if (restartInterval == 0) {
            return;
        }
        if (untilRestart == 0) {
            int stray = reader.skipToMarker();
            if (stray > 0 || !reader.passMarker(Marker.RST0 + restarts % 8)) {
                throw GateRefusal.unreadable("The picture data is damaged: restart marker %,d is not where it must be."
                        .formatted(restarts + 1));
            }
            restarts++;
            untilRestart = restartInterval;
            restart();
        }
        untilRestart--;
    }

    static HuffmanTable required(@Nullable HuffmanTable table, String kind, int number) {
        if (table == null) {
            throw GateRefusal.unreadable("A scan needs %s Huffman table %d, which is missing.".formatted(kind, number));
        }
        return table;
    }
}
