package bonafide.engine.verification;

import bonafide.engine.pad.PadAssessment;
import org.jspecify.annotations.Nullable;

/**
 * The photo of the face in front of the camera, as far as it can be judged by itself.
 *
 * @param presentation null when there is no usable face or attack detection failed
 */
record LivePicture(SampleResult result, @Nullable PadAssessment presentation) implements AutoCloseable {
    @Override
    public void close() {
        result.close();
    }
}
