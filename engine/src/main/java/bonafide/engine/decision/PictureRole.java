package bonafide.engine.decision;

/** Which of the two pictures is meant, in the words of ISO/IEC 2382-37. */
public enum PictureRole {
    /** The photo on the identity document (biometric reference). */
    REFERENCE,
    /** The photo of the face in front of the camera (biometric probe). */
    PROBE
}
