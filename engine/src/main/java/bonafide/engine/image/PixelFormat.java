package bonafide.engine.image;

/**
 * How a network wants its pixels: value = (byte - mean) * scale.
 *
 * @param order which colour plane comes first
 * @param mean grey level 0..255 taken from every byte
 * @param scale factor after that
 */
public record PixelFormat(ChannelOrder order, double mean, double scale) {

    /** Order of the three colour planes. */
    public enum ChannelOrder {
        RGB,
        BGR
    }
}
