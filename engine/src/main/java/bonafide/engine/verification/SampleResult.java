package bonafide.engine.verification;

import bonafide.engine.outcome.UnassessableReason;
import org.jspecify.annotations.Nullable;

/** What became of one picture. Close it when done. */
public sealed interface SampleResult extends AutoCloseable {

    /** A face was found and its template made. */
    record Sampled(FaceSample sample) implements SampleResult {
        @Override
        public PictureEvidence evidence() {
            return sample.evidence();
        }

        @Override
        public void close() {
            sample.close();
        }
    }

    /**
     * The picture cannot be used.
     *
     * @param detail one sentence with the value found and the limit; no picture content
     * @param evidence null when the picture could not even be decoded
     */
    record Unusable(
            UnassessableReason reason,
            String detail,
            @Nullable PictureEvidence evidence) implements SampleResult {
        @Override
        public void close() {}
    }

    /** What was found; null when the picture could not be decoded. */
    @Nullable
    PictureEvidence evidence();

    @Override
    void close();
}
