package bonafide.engine.explanation;

import bonafide.engine.quality.QualityFinding;
import bonafide.engine.verification.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One verification with the pictures a person needs to follow it.
 *
 * @param reference null when the picture could not be decoded
 * @param probe null when the picture could not be decoded
 * @param occlusion the probe's aligned face, supporting regions green and opposing ones red, as a JPEG; null when the faces
 *     were not compared
 */
@SuppressWarnings("ArrayRecordComponent") // carries files to a page; nobody compares or keeps them
public record Explanation(
        Verification verification,
        @Nullable View reference,
        @Nullable View probe,
        byte @Nullable [] occlusion) {

    /**
     * One picture as it was seen.
     *
     * @param picture upright, at most {@link Explainer#LONG_SIDE} pixels, as a JPEG
     * @param alignedFace the face as it is compared, as a JPEG; null when no usable face was found
     * @param findings what the policy has to say of the face's quality, reasons for another photo first
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record View(byte[] picture, byte @Nullable [] alignedFace, List<QualityFinding> findings) {

        @Override
        public String toString() {
            return "View[" + picture.length + " bytes]";
        }
    }
}
