package bonafide.engine.image;

import bonafide.engine.outcome.UnassessableReason;

/** Pixels, or why there are none. */
public sealed interface DecodeResult {

    /**
     * Complete and upright; whoever receives it closes the image.
     *
     * @param orientation how the stored pixels were turned
     */
    record Decoded(Image image, Orientation orientation) implements DecodeResult {}

    /**
     * Nothing was decoded.
     *
     * @param detail one sentence with the value found and the limit; no picture content
     */
    record Refused(UnassessableReason reason, String detail) implements DecodeResult {}
}
