package bonafide.server.evaluation;

/** What became of one picture of an evaluation. */
public sealed interface PictureResult {

    /** The picture can be compared. */
    final class Usable implements PictureResult {
        private final float[] template;
        private final float norm;

        /** @param norm length of the vector before normalisation: what best predicts a false non-match */
        public Usable(float[] template, float norm) {
            this.template = template.clone();
            this.norm = norm;
        }

        public float norm() {
            return norm;
        }

        /** Cosine of the angle to another template, -1 to 1; higher is more similar. */
        public float comparedWith(Usable other) {
            float sum = 0;
            for (int i = 0; i < template.length; i++) {
                sum += template[i] * other.template[i];
            }
            return sum;
        }

        /** The unit vector; it never leaves the program but into the run's own journal. */
        float[] template() {
            return template;
        }
    }

    /**
     * The picture cannot be compared.
     *
     * @param reason name of an {@code UnassessableReason}, or {@link #FILE_NOT_READABLE}
     */
    record Failed(String reason) implements PictureResult {}

    /** The file itself could not be read: the list is at fault, not the picture, so it is no failure to acquire. */
    String FILE_NOT_READABLE = "FILE_NOT_READABLE";
}
