package bonafide.engine.image;

import java.util.List;

/**
 * A scan header (T.81, B.2.3): which components the following entropy-coded data holds, and which of their coefficients.
 *
 * @param firstCoefficient start of the spectral band in zigzag order, 0 in sequential frames
 * @param lastCoefficient end of the band, 63 in sequential frames
 * @param high bit position of the previous pass over this band, 0 if this is the first
 * @param low bit position this pass brings the band to
 */
record ScanHeader(List<Part> parts, int firstCoefficient, int lastCoefficient, int high, int low) {
    private static final int MAX_BLOCKS_IN_MCU = 10;

    /**
     * @param index of the component in the frame
     * @param dcTable number of its Huffman table for DC values, {@code acTable} for AC values, 0 to 3
     */
    record Part(int index, FrameHeader.Component component, int dcTable, int acTable) {
        int blocksInMcu() {
            return component.horizontal() * component.vertical();
        }
    }

    static ScanHeader read(Segment segment, FrameHeader frame) {
        int count = segment.uint8(0);
        if (count < 1 || count > 4) {
            throw GateRefusal.unreadable("A scan names %d components; 1 to 4 are possible.".formatted(count));
        }
        segment.requireLength(1 + 2 * count + 3);
        var parts = new Part[count];
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            parts[i] = part(segment, 1 + 2 * i, frame);
            blocks += parts[i].blocksInMcu();
            for (int j = 0; j < i; j++) {
                if (parts[j].index() == parts[i].index()) {
                    throw GateRefusal.unreadable("A scan names one component twice.");
                }
            }
        }
        if (count > 1 && blocks > MAX_BLOCKS_IN_MCU) {
            throw GateRefusal.unreadable("A scan interleaves %d blocks; at most 10 are possible.".formatted(blocks));
        }
        int tail = bandAt(count);
        int approximation = segment.uint8(tail + 2);
        var scan = new ScanHeader(
                List.of(parts), segment.uint8(tail), segment.uint8(tail + 1), approximation >> 4, approximation & 15);
        return frame.progressive() ? scan.checkedBand() : scan.asSequential();
    }

    /** Where in the segment the band begins: first and last coefficient, then both bit positions in one byte. */
    int bandAt() {
        return bandAt(parts.size());
    }

    private static int bandAt(int components) {
        return 1 + 2 * components;
    }

    boolean isDc() {
        return firstCoefficient == 0;
    }

    boolean isRefinement() {
        return high > 0;
    }

    private static Part part(Segment segment, int at, FrameHeader frame) {
        int id = segment.uint8(at);
        int tables = segment.uint8(at + 1);
        if ((tables >> 4) > 3 || (tables & 15) > 3) {
            throw GateRefusal.unreadable("A scan uses a Huffman table with a number over 3.");
        }
        for (int index = 0; index < frame.components().size(); index++) {
            var component = frame.components().get(index);
            if (component.id() == id) {
                return new Part(index, component, tables >> 4, tables & 15);
            }
        }
        throw GateRefusal.unreadable("A scan names component %d, which the picture does not have.".formatted(id));
    }

    /** Decoders read sequential scans whole, whatever their header says of bands; some encoders leave zeros there. */
    private ScanHeader asSequential() {
        return new ScanHeader(parts, 0, 63, 0, 0);
    }

    private ScanHeader checkedBand() {
        boolean band = firstCoefficient == 0
                ? lastCoefficient == 0
                : lastCoefficient >= firstCoefficient && lastCoefficient <= 63 && parts.size() == 1;
        boolean bits = low <= 13 && (high == 0 || high == low + 1);
        if (!band || !bits) {
            throw GateRefusal.unreadable("A progressive scan covers coefficients %d to %d, bits %d to %d: not possible."
                    .formatted(firstCoefficient, lastCoefficient, high, low));
        }
        return this;
    }
}
