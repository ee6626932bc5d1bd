package bonafide.engine.recognition;

import bonafide.engine.decision.ComparisonScore;

/**
 * A face as a unit vector (biometric template, ISO/IEC 2382-37): biometric data, never stored, logged or answered.
 *
 * <p>Its {@code norm} is the vector's length before it was made 1: it grows with how much of a face the network saw and
 * predicts false non-matches better than any other quality measure.
 */
public final class FaceTemplate {
    private final float[] unit;
    private final double norm;

    /** @param raw the network's output; kept as direction and length */
    FaceTemplate(float[] raw) {
        double square = 0;
        for (float value : raw) {
            square += (double) value * value;
        }
        this.norm = Math.sqrt(square);
        this.unit = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            unit[i] = (float) (raw[i] / norm);
        }
    }

    public double norm() {
        return norm;
    }

    public int length() {
        return unit.length;
    }

    /** A copy of the unit vector, for comparing many templates at once. */
    public float[] vector() {
        return unit.clone();
    }

    /** Cosine of the angle to another template of the same network and profile. */
    public ComparisonScore compare(FaceTemplate other) {
        if (unit.length != other.unit.length) {
            throw new IllegalArgumentException(
                    "templates of different networks: " + unit.length + " and " + other.unit.length + " numbers");
        }
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += (double) unit[i] * other.unit[i];
        }
        return new ComparisonScore(Math.clamp(sum, -1, 1));
    }

    /** Says the size only. */
    @Override
    public String toString() {
        return "FaceTemplate[" + unit.length + " numbers]";
    }
}
