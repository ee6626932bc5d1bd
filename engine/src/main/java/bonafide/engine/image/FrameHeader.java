package bonafide.engine.image;

import java.util.List;

/**
 * A picture's frame header (T.81, B.2.2): its size and how its components are sampled.
 *
 * @param width in pixels, within the limits
 * @param height in pixels, within the limits
 */
record FrameHeader(boolean progressive, int width, int height, List<Component> components) {

    /** @param horizontal sampling factor, 1 to 4; {@code vertical} likewise; {@code quantisation} table number 0 to 3 */
    record Component(int id, int horizontal, int vertical, int quantisation) {}

    int maxHorizontal() {
        return components.stream().mapToInt(Component::horizontal).max().orElseThrow();
    }

    int maxVertical() {
        return components.stream().mapToInt(Component::vertical).max().orElseThrow();
    }

    /** Minimum coded units of an interleaved scan, in a row. */
    int mcusAcross() {
        return ceilDiv(width, 8 * maxHorizontal());
    }

    int mcusDown() {
        return ceilDiv(height, 8 * maxVertical());
    }

    /** 8 x 8 blocks in a row of the component when it has a scan of its own. */
    int blocksAcross(Component component) {
        return ceilDiv(ceilDiv(width * component.horizontal(), maxHorizontal()), 8);
    }

    int blocksDown(Component component) {
        return ceilDiv(ceilDiv(height * component.vertical(), maxVertical()), 8);
    }

    long pixels() {
        return (long) width * height;
    }

    /** Reads the content of a SOF0, SOF1 or SOF2 segment. */
    static FrameHeader read(Segment segment, JpegLimits limits) {
        int precision = segment.uint8(0);
        int height = segment.uint16(1);
        int width = segment.uint16(3);
        int count = segment.uint8(5);
        if (precision != 8) {
            throw GateRefusal.unreadable("The picture has %d bits a sample; only 8 are read.".formatted(precision));
        }
        checkSize(width, height, limits);
        if (count != 1 && count != 3 && count != 4) {
            throw GateRefusal.unreadable("The picture has %d components; 1, 3 or 4 are read.".formatted(count));
        }
        segment.requireLength(6 + 3 * count);
        var components = new Component[count];
        for (int i = 0; i < count; i++) {
            components[i] = component(segment, 6 + 3 * i);
            for (int j = 0; j < i; j++) {
                if (components[j].id() == components[i].id()) {
                    throw GateRefusal.unreadable("Two components carry the number %d.".formatted(components[i].id()));
                }
            }
        }
        return new FrameHeader(segment.marker() == Marker.SOF2, width, height, List.of(components));
    }

    private static void checkSize(int width, int height, JpegLimits limits) {
        int longer = Math.max(width, height);
        if (longer > limits.maxSide()) {
            throw GateRefusal.tooLarge(
                    "The picture is %d x %d pixels; the longer side has".formatted(width, height),
                    longer,
                    limits.maxSide());
        }
        if (Math.min(width, height) < limits.minSide()) {
            throw GateRefusal.tooSmall(width, height, limits.minSide());
        }
        if ((long) width * height > limits.maxPixels()) {
            throw GateRefusal.tooLarge(
                    "The picture is %d x %d pixels; in all".formatted(width, height),
                    (long) width * height,
                    limits.maxPixels());
        }
    }

    private static Component component(Segment segment, int at) {
        int sampling = segment.uint8(at + 1);
        int horizontal = sampling >> 4;
        int vertical = sampling & 15;
        int quantisation = segment.uint8(at + 2);
        if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
            throw GateRefusal.unreadable(
                    "A component is sampled %d x %d; 1 to 4 are possible.".formatted(horizontal, vertical));
        }
        if (quantisation > 3) {
            throw GateRefusal.unreadable(
                    "A component uses quantisation table %d; 0 to 3 are possible.".formatted(quantisation));
        }
        return new Component(segment.uint8(at), horizontal, vertical, quantisation);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
