package bonafide.engine.image;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a picture's scans in turn and watches over their number, their order and their completeness. */
final class PictureScans {
    private static final int NOT_YET = -1;

    private final FrameHeader frame;
    private final JpegLimits limits;
    /** For each component and coefficient the bit position reached so far. */
    private final int[][] reached;
    /** For each component, once it is needed: see {@link ProgressiveScan}. */
    private final long[] @Nullable [] nonZero;

    private int scans;

    PictureScans(FrameHeader frame, JpegLimits limits) {
        this.frame = frame;
        this.limits = limits;
        int components = frame.components().size();
        reached = new int[components][64];
        for (var component : reached) {
            Arrays.fill(component, NOT_YET);
        }
        nonZero = new long[components][];
    }

    /** Reads one scan and gives the offset behind its last byte; bytes of no use may follow before the next marker. */
    int read(ScanHeader scan, DecodingTables tables, byte[] file, int from) {
        countScan();
        for (var part : scan.parts()) {
            checkOrder(scan, part);
            tables.requireQuantisation(part.component().quantisation());
        }
        var reader = new BitReader(file, from);
        scanReader(scan, tables, reader).readAll();
        return reader.position();
    }

    /** Refuses a picture of which a component has not come. */
    void requireComplete() {
        if (scans == 0) {
            throw GateRefusal.unreadable("The file ends before any picture data.");
        }
        for (var component : reached) {
            if (component[0] == NOT_YET) {
                throw GateRefusal.unreadable("The picture data is incomplete: a colour component has no scan.");
            }
        }
    }

    private ScanReader scanReader(ScanHeader scan, DecodingTables tables, BitReader reader) {
        int interval = tables.restartInterval();
        if (!frame.progressive()) {
            return new SequentialScan(frame, scan, reader, interval, tables.dc(), tables.ac());
        }
        var blocks = scan.isDc() ? new long[0] : nonZero(scan.parts().getFirst());
        return new ProgressiveScan(frame, scan, reader, interval, tables.dc(), tables.ac(), blocks);
    }

    private long[] nonZero(ScanHeader.Part part) {
        var blocks = nonZero[part.index()];
        if (blocks == null) {
            var component = part.component();
            blocks = new long[frame.blocksAcross(component) * frame.blocksDown(component)];
            nonZero[part.index()] = blocks;
        }
        return blocks;
    }

    private void countScan() {
        scans++;
        if (scans > limits.maxScans()) {
            throw GateRefusal.tooLarge("The picture's scans number at least", scans, limits.maxScans());
        }
        if (scans * frame.pixels() > limits.maxScannedPixels()) {
            throw GateRefusal.tooLarge(
                    "The picture's pixels times its scans come to at least",
                    scans * frame.pixels(),
                    limits.maxScannedPixels());
        }
    }

    /** Each coefficient comes once in full or once coarsely and then bit by bit (T.81, G.1.1.1). */
    private void checkOrder(ScanHeader scan, ScanHeader.Part part) {
        int[] component = reached[part.index()];
        if (!scan.isDc() && component[0] == NOT_YET) {
            throw GateRefusal.unreadable("A component's details come before its outline.");
        }
        int expected = scan.isRefinement() ? scan.high() : NOT_YET;
        for (int k = scan.firstCoefficient(); k <= scan.lastCoefficient(); k++) {
            if (component[k] != expected) {
                throw GateRefusal.unreadable("A scan repeats or skips a part of the picture.");
            }
            component[k] = scan.low();
        }
    }
}
