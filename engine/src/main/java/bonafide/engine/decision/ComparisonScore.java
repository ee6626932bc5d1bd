package bonafide.engine.decision;

/**
 * How alike two templates are before calibration.
 *
 * @param cosine -1 to 1, higher is more alike; its meaning differs from network to network, so only a
 *     {@link ScoreCalibration} turns it into something to decide on
 */
public record ComparisonScore(double cosine) {
    public ComparisonScore {
        if (!(cosine >= -1 && cosine <= 1)) {
            throw new IllegalArgumentException("cosine must lie between -1 and 1, was " + cosine);
        }
    }
}
