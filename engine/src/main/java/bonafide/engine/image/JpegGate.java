package bonafide.engine.image;

/**
 * The one way a stranger's file takes to the decoder. Reads the whole structure of a JPEG against {@link JpegLimits}
 * before anything is decoded, and hands on a file rebuilt from its picture data alone.
 *
 * <p>Decoders are written to make something of any input: they fill what is missing with grey, follow a thousand passes
 * over the same pixels, and read metadata nobody asked for. A verification needs the opposite: a picture that is whole, or
 * a plain refusal. Reading every code once costs about as much as decoding it into pixels (docs/measurements.md).
 *
 * <p>Accepted are baseline, extended sequential and progressive files with Huffman coding, 8 bits a sample and 1, 3 or 4
 * components (ITU-T T.81). The file ends at its end-of-image marker; what follows (second pictures, gain maps, videos) is
 * ignored, and so is any thumbnail. Thread-safe.
 */
public final class JpegGate {
    private final JpegLimits limits;

    public JpegGate() {
        this(JpegLimits.DEFAULT);
    }

    public JpegGate(JpegLimits limits) {
        this.limits = limits;
    }

    /** Never throws, whatever the bytes. */
    public GateResult open(EncodedImage image) {
        try {
            byte[] file = image.bytes();
            if (!FileSignature.isJpeg(file)) {
                throw GateRefusal.notAJpeg(FileSignature.describe(file));
            }
            if (file.length > limits.maxBytes()) {
                throw GateRefusal.tooLarge("The picture's size in bytes is", file.length, limits.maxBytes());
            }
            return new JpegWalk(file, limits).accepted();
        } catch (GateRefusal refusal) {
            return refusal.result();
        }
    }
}
