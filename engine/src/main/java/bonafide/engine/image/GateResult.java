package bonafide.engine.image;

import bonafide.engine.outcome.UnassessableReason;

/** What the gate says of a file: a clean picture that is safe to decode, or why not. */
public sealed interface GateResult {

    /**
     * A complete JPEG within the limits.
     *
     * @param picture the file rebuilt from its picture data alone: no metadata, no thumbnail, nothing after the end
     * @param width stored width in pixels, before turning
     * @param height stored height in pixels, before turning
     * @param orientation how the stored pixels must be turned to stand upright
     * @param components 1 (grey), 3 or 4 (CMYK)
     * @param progressive coded in several passes of growing quality
     */
    record Accepted(
            EncodedImage picture, int width, int height, Orientation orientation, int components, boolean progressive)
            implements GateResult {}

    /**
     * @param reason one of NOT_A_JPEG, UNREADABLE, TOO_LARGE, TOO_SMALL
     * @param detail one sentence with the value found and the limit; it never repeats bytes of the file
     */
    record Refused(UnassessableReason reason, String detail) implements GateResult {}
}
