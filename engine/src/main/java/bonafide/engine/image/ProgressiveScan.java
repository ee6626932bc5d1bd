package bonafide.engine.image;

import org.jspecify.annotations.Nullable;

/**
 * A scan of a progressive frame: some bits of some coefficients of every block (T.81, G.1.2). Which coefficients are
 * already non-zero decides how many bits a refinement has, so that much is kept: one bit a coefficient.
 */
final class ProgressiveScan extends ScanReader {
    private final @Nullable HuffmanTable[] dcTables;
    private final @Nullable HuffmanTable acTable;
    /** For each block of the component, which of its coefficients are non-zero, by zigzag number. */
    private final long[] nonZero;

    private final int first;
    private final int last;
    /** How many blocks from here on have nothing more in this band. */
    private int endOfBandRun;

    ProgressiveScan(
            FrameHeader frame,
            ScanHeader scan,
            BitReader reader,
            int restartInterval,
            @Nullable HuffmanTable[] dcTables,
            @Nullable HuffmanTable[] acTables,
            long[] nonZero) {
        super(frame, scan, reader, restartInterval);
        this.dcTables = dcTables;
        this.nonZero = nonZero;
        first = scan.firstCoefficient();
        last = scan.lastCoefficient();
        for (var part : scan.parts()) {
            if (scan.isDc() && !scan.isRefinement()) {
                required(dcTables[part.dcTable()], "DC", part.dcTable());
            }
        }
        int number = scan.parts().getFirst().acTable();
        acTable = scan.isDc() ? null : required(acTables[number], "AC", number);
    }

    @Override
    void readBlock(ScanHeader.Part part, int block) {
        if (acTable == null) {
            readDc(part);
        } else if (scan.isRefinement()) {
            refineAc(acTable, block);
        } else {
            readAc(acTable, block);
        }
    }

    private void readDc(ScanHeader.Part part) {
        reader.fill();
        if (scan.isRefinement()) {
            reader.skip(1);
        } else {
            reader.skip(required(dcTables[part.dcTable()], "DC", part.dcTable()).next(reader));
        }
    }

    private void readAc(HuffmanTable table, int block) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return;
        }
        long present = nonZero[block];
        for (int k = first; k <= last; k++) {
            reader.fill();
            int symbol = table.next(reader);
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size != 0) {
                k += run;
                checkInBand(k);
                present |= 1L << k;
                reader.skip(size);
            } else if (run == 15) {
                k += 15;
            } else {
                endOfBandRun = (1 << run) + reader.take(run) - 1;
                break;
            }
        }
        nonZero[block] = present;
    }

    private void refineAc(HuffmanTable table, int block) {
        int k = first;
        long present = nonZero[block];
        while (endOfBandRun == 0 && k <= last) {
            reader.fill();
            int symbol = table.next(reader);
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size > 1) {
                throw GateRefusal.unreadable("The picture data is damaged: a refinement adds more than one bit.");
            }
            if (size == 0 && run < 15) {
                endOfBandRun = (1 << run) + reader.take(run);
                break;
            }
            reader.skip(size);
            k = refineUntilZero(present, k, run);
            if (size == 1) {
                checkInBand(k);
                present |= 1L << k;
            }
            k++;
        }
        if (endOfBandRun > 0) {
            if (k <= last) {
                reader.skipLong(Long.bitCount(present & band(k)));
            }
            endOfBandRun--;
        }
        nonZero[block] = present;
    }

    /** Passes the correction bits of non-zero coefficients and {@code run} zero ones; gives the next zero one's number. */
    private int refineUntilZero(long present, int from, int run) {
        int k = from;
        int zeros = run;
        int corrections = 0;
        for (; k <= last; k++) {
            if ((present >>> k & 1) != 0) {
                corrections++;
            } else if (--zeros < 0) {
                break;
            }
        }
        reader.skipLong(corrections);
        return k;
    }

    private long band(int from) {
        return -1L >>> (63 - last) & -1L << from;
    }

    private void checkInBand(int k) {
        if (k > last) {
            throw GateRefusal.unreadable("The picture data is damaged: a coefficient lies outside its scan's band.");
        }
    }

    @Override
    void restart() {
        endOfBandRun = 0;
    }
}
