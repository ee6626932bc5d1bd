package bonafide.engine.outcome;

/**
 * Why no decision could be made about a picture. Names are stable: they stand in audit rows, advice texts and the
 * documentation; add, never rename.
 */
public enum UnassessableReason {
    /** The bytes are not a JPEG (another format, or none). */
    NOT_A_JPEG,
    /** A JPEG that cannot be decoded completely and without warning. */
    UNREADABLE,
    /** More bytes, pixels, scans or segments than the limits allow. */
    TOO_LARGE,
    /** Fewer pixels than a face needs. */
    TOO_SMALL,
    /** No usable face was found. */
    NO_FACE,
    /** A second face of comparable size, and the policy refuses that. */
    SEVERAL_FACES,
    /** The face is there but too poor to be compared (see the quality assessment). */
    POOR_QUALITY,
    /** The two pictures are one and the same file or shot, so there is no fresh face photo to verify. */
    SAME_PICTURE,
    /** The presentation attack score lies in the grey band: ask for another photo instead of accusing. */
    ATTACK_UNCERTAIN,
    /** Too many probes against this reference were taken for attacks, or left in doubt, within a day. */
    TRIES_EXHAUSTED,
    /** Attack detection could not run; without it nothing passes. */
    ATTACK_DETECTION_FAILED
}
