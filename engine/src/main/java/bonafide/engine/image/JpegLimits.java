package bonafide.engine.image;

/**
 * How much a picture may ask of the decoder. A few kilobytes of JPEG can claim gigapixels or a thousand passes over the
 * same pixels, and the decoders' authors leave it to their callers to draw the line
 * (<a href="https://libjpeg-turbo.org/pmwiki/uploads/About/TwoIssueswiththeJPEGStandard.pdf">Two issues with the JPEG
 * standard</a>).
 *
 * @param maxBytes size of the file
 * @param minSide least width and height in pixels; less holds no face
 * @param maxSide greatest width and height in pixels
 * @param maxPixels greatest width times height
 * @param maxScans passes over the picture; cameras write 1, progressive encoders about 10
 * @param maxScannedPixels scans times pixels, which is what decoding a progressive file costs
 * @param maxSegments marker segments of any kind
 * @param maxMetadataBytes bytes of application data and comments, all of which are dropped
 * @param maxStrayBytes bytes between two segments that belong to neither; some cameras write a few
 */
public record JpegLimits(
        int maxBytes,
        int minSide,
        int maxSide,
        int maxPixels,
        int maxScans,
        long maxScannedPixels,
        int maxSegments,
        int maxMetadataBytes,
        int maxStrayBytes) {

    /** Lets every phone's photo through up to 25 megapixels; measured in docs/measurements.md. */
    public static final JpegLimits DEFAULT =
            new JpegLimits(16 << 20, 16, 8192, 25_000_000, 64, 300_000_000L, 2_000, 2 << 20, 64);
}
