package bonafide.server.rest;

import bonafide.engine.image.EncodedImage;

/**
 * What {@code POST /v1/verifications} asks for.
 *
 * @param reference photo on the identity document
 * @param probe photo of the face in front of the camera
 * @param resourceCode eight digits, not yet looked up
 * @param detail answer with the evidence, too
 */
public record VerificationCall(EncodedImage reference, EncodedImage probe, String resourceCode, boolean detail) {
    static final String REFERENCE = "reference";
    static final String PROBE = "probe";
    static final String RESOURCE_CODE = "resourceCode";
    static final String DETAIL = "detail";
}
